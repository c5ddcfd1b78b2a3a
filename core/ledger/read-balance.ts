import type { Reader } from '../db/database.ts';
import { Accounts, emptyAccount, type Account } from './account.model.ts';
import { available, heldOf, postedBalance } from './change.ts';
import { kindOfAccount, memberWallet, type AccountCode, type Side } from './chart-of-accounts.ts';
import { idsUntil } from './entry-id.ts';
import { Entries, type Entry } from './entry.model.ts';
import { followMerges } from './read-wallet.ts';
import { sumUnfolded, type Sums } from './sum-unfolded.ts';

export interface Balance {
  /** Posted, on the account's normal side, in kyat. */
  readonly balance: number;
  /** Held against it by transfers that are not decided yet. */
  readonly held: number;
  /** What may be spent now: the balance less what is held. */
  readonly available: number;
}

/** The balance of an account; zero for one that was never used. One document for a wallet, however long its history. */
export async function readBalance(reader: Reader, code: AccountCode): Promise<Balance> {
  const found = await Accounts(reader).findById(code, null, { session: reader.session, lean: true });
  const stored = found ?? emptyAccount(code, reader.clock.now());
  return balanceOf(kindOfAccount(code).posting === 'guarded' ? stored : withSums(stored, (await sumUnfolded(reader, code)).get(code)));
}

/** What a member's wallet holds, wherever it went when their chats became one person. One document, as a rule. */
export async function readWalletBalance(reader: Reader, member: string): Promise<Balance> {
  const { code, account } = await followMerges(reader, memberWallet(member));
  return balanceOf(account ?? emptyAccount(code, reader.clock.now()));
}

function balanceOf(account: Account): Balance {
  return { balance: postedBalance(account), held: heldOf(account), available: available(account) };
}

/** An account's stored sums and what is not in them yet. */
export function withSums(account: Account, more: Sums | undefined): Account {
  if (!more) return account;
  return {
    ...account,
    postedDebit: account.postedDebit + more.postedDebit, postedCredit: account.postedCredit + more.postedCredit,
    pendingDebit: account.pendingDebit + more.pendingDebit, pendingCredit: account.pendingCredit + more.pendingCredit,
  };
}

/**
 * The balance as it was at a past moment: one index seek, however long the history; of a house account also
 * what was not folded at that moment. An entry that was committed late counts from when it was booked.
 */
export async function balanceAt(reader: Reader, code: AccountCode, past: Date): Promise<Balance> {
  const last = await Entries(reader).findOne({ _id: idsUntil(code, past) }, { balance: 1, held: 1 }).sort({ _id: -1 }).session(reader.session ?? null).lean<Pick<Entry, 'balance' | 'held'>>();
  const { balance = 0, held = 0 } = last ?? {};
  const fresh = kindOfAccount(code).posting === 'folded' ? (await sumUnfolded(reader, code, past)).get(code) : undefined;
  const grown = fresh ? grownBy(fresh, kindOfAccount(code).normalSide) : { balance: 0, held: 0 };
  return { balance: balance + grown.balance, held: held + grown.held, available: balance + grown.balance - held - grown.held };
}

function grownBy(sums: Sums, normalSide: Side): { balance: number; held: number } {
  const credit = sums.postedCredit - sums.postedDebit;
  return normalSide === 'credit' ? { balance: credit, held: sums.pendingDebit } : { balance: 0 - credit, held: sums.pendingCredit };
}
