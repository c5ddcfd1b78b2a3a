import { inTransaction, type Reader } from '../db/database.ts';
import { Accounts, type Account } from './account.model.ts';
import { kindOfAccount, type AccountCode } from './chart-of-accounts.ts';
import { Entries, type Entry } from './entry.model.ts';
import { changeOf, postedBalance } from './change.ts';
import { fingerprintOf } from './transfer-request.ts';
import { Transfers, type Transfer } from './transfer.model.ts';

export type Finding =
  | { readonly what: 'sums_differ'; readonly account: AccountCode; readonly stored: number; readonly counted: number }
  | { readonly what: 'entry_out_of_line'; readonly account: AccountCode; readonly entry: string }
  | { readonly what: 'below_zero'; readonly account: AccountCode; readonly entry: string }
  | { readonly what: 'orphan_entry'; readonly account: AccountCode; readonly entry: string }
  | { readonly what: 'transfer_incomplete' | 'transfer_changed'; readonly transfer: string }
  | { readonly what: 'not_zero'; readonly difference: number };

/**
 * Recomputes the books from their entries, at one instant, and says what is wrong and where; an empty list is a clean bill.
 * Reads everything: for the operator, tests and the simulation, not for a request.
 */
export async function verifyBooks(reader: Reader): Promise<Finding[]> {
  return inTransaction(reader, async (tx) => {
    const entries = await Entries(tx).find().sort({ account: 1, seq: 1 }).session(tx.session).lean<Entry[]>();
    const transfers = await Transfers(tx).find({ state: { $ne: 'refused' } }).session(tx.session).lean<Transfer[]>();
    const accounts = await Accounts(tx).find().session(tx.session).lean<Account[]>();
    const total = entries.reduce((sum, entry) => sum + (entry.side === 'debit' ? entry.amount : -entry.amount), 0);
    return [
      ...checkAccounts(accounts, entries),
      ...checkTransfers(transfers, entries),
      ...(total === 0 ? [] : [{ what: 'not_zero', difference: total } as const]),
    ];
  });
}

/** Each account: numbered without a gap, every balance-after true, none below its limit, the stored sum equal to the last. */
function checkAccounts(accounts: readonly Account[], entries: readonly Entry[]): Finding[] {
  const findings: Finding[] = [];
  const counted = new Map<AccountCode, { seq: number; balance: number }>();
  for (const entry of entries) {
    if (entry.unfolded) continue;
    const { account } = entry;
    const { normalSide, limit } = kindOfAccount(account);
    const last = counted.get(account) ?? { seq: 0, balance: 0 };
    const next = { seq: last.seq + 1, balance: last.balance + (entry.side === normalSide ? entry.amount : -entry.amount) };
    if (entry.seq !== next.seq || entry.balance !== next.balance) findings.push({ what: 'entry_out_of_line', account, entry: entry._id });
    if (limit === 'not_below_zero' && next.balance < 0) findings.push({ what: 'below_zero', account, entry: entry._id });
    counted.set(account, next);
  }
  for (const account of accounts) {
    const { seq, balance } = counted.get(account._id) ?? { seq: 0, balance: 0 };
    const stored = postedBalance(account);
    if (seq !== account.seq || balance !== stored) findings.push({ what: 'sums_differ', account: account._id, stored, counted: balance });
    counted.delete(account._id);
  }
  for (const [account, { balance }] of counted) findings.push({ what: 'sums_differ', account, stored: 0, counted: balance });
  return findings;
}

/** Each transfer: exactly its two entries, unchanged since it was asked for; each entry: a transfer. */
function checkTransfers(transfers: readonly Transfer[], entries: readonly Entry[]): Finding[] {
  const findings: Finding[] = [];
  const left = new Map(entries.map((entry) => [entry._id, entry]));
  for (const transfer of transfers) {
    const sides = (['debit', 'credit'] as const).filter((side) => {
      const entry = left.get(`${transfer._id}:${side}`);
      left.delete(`${transfer._id}:${side}`);
      return entry?.account === transfer[side] && entry.amount === changeOf(transfer, side).amount && (entry.pending ?? 0) === changeOf(transfer, side).pending && entry.side === side;
    });
    if (sides.length !== 2) findings.push({ what: 'transfer_incomplete', transfer: transfer._id });
    if (fingerprintOf(transfer) !== transfer.fingerprint) findings.push({ what: 'transfer_changed', transfer: transfer._id });
  }
  for (const entry of left.values()) findings.push({ what: 'orphan_entry', account: entry.account, entry: entry._id });
  return findings;
}
