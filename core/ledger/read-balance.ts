import type { Reader } from '../db/database.ts';
import { Accounts } from './account.model.ts';
import { kindOfAccount, type AccountCode } from './chart-of-accounts.ts';
import { available, postedBalance } from './guard-account.ts';
import { sumUnfolded } from './sum-unfolded.ts';

export interface Balance {
  /** Posted, on the account's normal side, in kyat. */
  readonly balance: number;
  /** What may be spent now: the balance less what is held. */
  readonly available: number;
}

/** The balance of an account; zero for one that was never used. One document for a wallet, however long its history. */
export async function readBalance(reader: Reader, code: AccountCode): Promise<Balance> {
  const account = await Accounts(reader).findById(code, null, { session: reader.session, lean: true });
  const stored = account ? { balance: postedBalance(account), available: available(account) } : { balance: 0, available: 0 };
  const { posting, normalSide } = kindOfAccount(code);
  if (posting === 'guarded') return stored;
  const fresh = (await sumUnfolded(reader, code)).get(code);
  if (!fresh) return stored;
  const grown = normalSide === 'credit' ? fresh.credit - fresh.debit : fresh.debit - fresh.credit;
  return { balance: stored.balance + grown, available: stored.available + grown };
}
