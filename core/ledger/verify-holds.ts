import type { Account } from './account.model.ts';
import type { AccountCode, Side } from './chart-of-accounts.ts';
import type { Report } from './finding.ts';
import type { Snapshot } from './snapshot.ts';
import { withSums } from './read-balance.ts';
import type { Sums } from './sum-unfolded.ts';
import { emptyAccount } from './account.model.ts';

/** What every account holds, stored or waiting to be folded, is the sum of the holds that are open. Returns unfolded debits less credits. */
export async function verifyHolds(snapshot: Snapshot, report: Report): Promise<number> {
  const open = new Map<AccountCode, { debit: number; credit: number }>();
  for (const side of ['debit', 'credit'] as const) {
    for (const { _id, amount } of await snapshot.aggregate<{ _id: AccountCode; amount: number }>('transfers', [
      { $match: { state: 'pending' } }, { $group: { _id: `$${side}`, amount: { $sum: '$amount' } } },
    ])) open.set(_id, { ...(open.get(_id) ?? { debit: 0, credit: 0 }), [side]: amount });
  }
  const accounts = new Map<AccountCode, Account>();
  for (const account of await snapshot.aggregate<Account>('accounts', [{ $match: { $or: [{ pendingDebit: { $ne: 0 } }, { pendingCredit: { $ne: 0 } }] } }])) accounts.set(account._id, account);
  const unfolded = await sumsOfUnfolded(snapshot);
  for (const [code, sums] of unfolded) accounts.set(code, withSums(accounts.get(code) ?? emptyAccount(code, new Date(0)), sums));

  for (const account of new Set([...open.keys(), ...accounts.keys()])) {
    const { debit, credit } = open.get(account) ?? { debit: 0, credit: 0 };
    const { pendingDebit, pendingCredit } = accounts.get(account) ?? { pendingDebit: 0, pendingCredit: 0 };
    if (pendingDebit !== debit || pendingCredit !== credit) report({ what: 'holds_differ', account, stored: pendingDebit + pendingCredit, counted: debit + credit });
  }
  return [...unfolded.values()].reduce((sum, { postedDebit, postedCredit }) => sum + postedDebit - postedCredit, 0);
}

async function sumsOfUnfolded(snapshot: Snapshot): Promise<Map<AccountCode, Sums>> {
  const sums = new Map<AccountCode, Sums>();
  const rows = await snapshot.aggregate<{ _id: { account: AccountCode; side: Side }; amount: number; pending: number }>('entries', [
    { $match: { seq: { $exists: false } } }, { $group: { _id: { account: '$account', side: '$side' }, amount: { $sum: '$amount' }, pending: { $sum: '$pending' } } },
  ]);
  for (const { _id: { account, side }, amount, pending } of rows) {
    const sum = sums.get(account) ?? { postedDebit: 0, postedCredit: 0, pendingDebit: 0, pendingCredit: 0 };
    sums.set(account, side === 'debit' ? { ...sum, postedDebit: amount, pendingDebit: pending } : { ...sum, postedCredit: amount, pendingCredit: pending });
  }
  return sums;
}
