import type { Reader } from '../db/database.ts';
import type { AccountCode, Side } from './chart-of-accounts.ts';
import { Entries } from './entry.model.ts';

/** The four running sums of an account, in kyat. */
export interface Sums {
  postedDebit: number;
  postedCredit: number;
  pendingDebit: number;
  pendingCredit: number;
}

/** What house accounts have received and not folded yet, in kyat, by account: of one account, or of all; up to a moment, or up to now. */
export async function sumUnfolded(reader: Reader, only?: AccountCode, until?: Date): Promise<Map<AccountCode, Sums>> {
  const rows = await Entries(reader).aggregate<{ _id: { account: AccountCode; side: Side }; amount: number; pending: number }>([
    { $match: { unfolded: true, ...(only && { account: only }), ...(until && { at: { $lte: until } }) } },
    { $group: { _id: { account: '$account', side: '$side' }, amount: { $sum: '$amount' }, pending: { $sum: '$pending' } } },
  ]).session(reader.session ?? null);
  const sums = new Map<AccountCode, Sums>();
  for (const { _id: { account, side }, amount, pending } of rows) {
    const sum = sums.get(account) ?? { postedDebit: 0, postedCredit: 0, pendingDebit: 0, pendingCredit: 0 };
    if (side === 'debit') { sum.postedDebit += amount; sum.pendingDebit += pending; } else { sum.postedCredit += amount; sum.pendingCredit += pending; }
    sums.set(account, sum);
  }
  return sums;
}
