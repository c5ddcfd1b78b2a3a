import { inTransaction, type Reader } from '../db/database.ts';
import { Accounts, emptyAccount, type Account } from './account.model.ts';
import type { AccountCode } from './chart-of-accounts.ts';
import { postedBalance } from './guard-account.ts';
import { sumUnfolded } from './sum-unfolded.ts';

export interface TrialBalance {
  readonly accounts: readonly { readonly account: AccountCode; readonly debit: number; readonly credit: number; readonly balance: number }[];
  /** Kyat on each side over all accounts: equal, always. */
  readonly debit: number;
  readonly credit: number;
  readonly balanced: boolean;
}

/** Every account's sums at one instant (one snapshot), what is not folded yet included. */
export async function trialBalance(reader: Reader): Promise<TrialBalance> {
  const accounts = await inTransaction(reader, readSums);
  const debit = accounts.reduce((sum, account) => sum + account.postedDebit, 0);
  const credit = accounts.reduce((sum, account) => sum + account.postedCredit, 0);
  return {
    accounts: accounts.map((a) => ({ account: a._id, debit: a.postedDebit, credit: a.postedCredit, balance: postedBalance(a) })),
    debit, credit, balanced: debit === credit,
  };
}

async function readSums(reader: Reader): Promise<Account[]> {
  const stored = await Accounts(reader).find().sort({ _id: 1 }).session(reader.session ?? null).lean<Account[]>();
  const byCode = new Map(stored.map((account) => [account._id, account]));
  for (const [code, fresh] of await sumUnfolded(reader)) {
    const account = byCode.get(code) ?? emptyAccount(code, reader.clock.now());
    byCode.set(code, { ...account, postedDebit: account.postedDebit + fresh.debit, postedCredit: account.postedCredit + fresh.credit });
  }
  return [...byCode.values()];
}
