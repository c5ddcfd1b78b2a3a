import type { Reader } from '../db/database.ts';
import type { AccountCode } from './chart-of-accounts.ts';
import { Entries } from './entry.model.ts';

export interface Sums {
  debit: number;
  credit: number;
}

/** What house accounts have received and not folded yet, in kyat, by account: of one account, or of all. */
export async function sumUnfolded(reader: Reader, only?: AccountCode): Promise<Map<AccountCode, Sums>> {
  const rows = await Entries(reader).aggregate<{ _id: { account: AccountCode; side: 'debit' | 'credit' }; amount: number }>([
    { $match: { unfolded: true, ...(only && { account: only }) } },
    { $group: { _id: { account: '$account', side: '$side' }, amount: { $sum: '$amount' } } },
  ]).session(reader.session ?? null);
  const sums = new Map<AccountCode, Sums>();
  for (const { _id: { account, side }, amount } of rows) {
    const sum = sums.get(account) ?? { debit: 0, credit: 0 };
    sum[side] += amount;
    sums.set(account, sum);
  }
  return sums;
}
