import { inTransaction, type Reader } from '../db/database.ts';
import { Accounts, emptyAccount, type Account } from './account.model.ts';
import { heldOf, postedBalance } from './change.ts';
import type { AccountCode } from './chart-of-accounts.ts';
import { withSums } from './read-balance.ts';
import { sumUnfolded } from './sum-unfolded.ts';

/** One account of the trial balance, in kyat. */
export interface TrialLine {
  readonly account: AccountCode;
  readonly debit: number;
  readonly credit: number;
  /** On the account's normal side. */
  readonly balance: number;
  readonly held: number;
  readonly pendingDebit: number;
  readonly pendingCredit: number;
}

export interface TrialBalance {
  readonly accounts: readonly TrialLine[];
  /** Kyat on each side over all accounts: equal, always. */
  readonly debit: number;
  readonly credit: number;
  /** What is held, on each side: equal too. */
  readonly pendingDebit: number;
  readonly pendingCredit: number;
  readonly balanced: boolean;
}

/** Every account's sums at one instant (one snapshot), what is not folded yet included. */
export async function trialBalance(reader: Reader): Promise<TrialBalance> {
  const accounts = (await inTransaction(reader, readSums)).map(lineOf);
  const sum = (of: 'debit' | 'credit' | 'pendingDebit' | 'pendingCredit') => accounts.reduce((total, account) => total + account[of], 0);
  const [debit, credit, pendingDebit, pendingCredit] = [sum('debit'), sum('credit'), sum('pendingDebit'), sum('pendingCredit')];
  return { accounts, debit, credit, pendingDebit, pendingCredit, balanced: debit === credit && pendingDebit === pendingCredit };
}

function lineOf(account: Account): TrialLine {
  const { _id, postedDebit, postedCredit, pendingDebit, pendingCredit } = account;
  return { account: _id, debit: postedDebit, credit: postedCredit, balance: postedBalance(account), held: heldOf(account), pendingDebit, pendingCredit };
}

async function readSums(reader: Reader): Promise<Account[]> {
  const stored = await Accounts(reader).find().sort({ _id: 1 }).session(reader.session ?? null).lean<Account[]>();
  const byCode = new Map(stored.map((account) => [account._id, account]));
  for (const [code, fresh] of await sumUnfolded(reader)) {
    byCode.set(code, withSums(byCode.get(code) ?? emptyAccount(code, reader.clock.now()), fresh));
  }
  return [...byCode.values()];
}
