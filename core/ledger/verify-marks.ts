import type { Account } from './account.model.ts';
import type { AccountCode } from './chart-of-accounts.ts';
import type { Report } from './finding.ts';
import type { Snapshot } from './snapshot.ts';

const MARKS_MAX = 1_000;

/** What no sum tells: entries that would be counted twice or never, and wallets that were closed, opened or led elsewhere by no merge. */
export async function verifyMarks(snapshot: Snapshot, report: Report): Promise<void> {
  const waits = { $eq: ['$unfolded', true] };
  const numbered = { $ne: [{ $type: '$seq' }, 'missing'] };
  for (const { _id, account } of await snapshot.aggregate<{ _id: string; account: AccountCode }>('entries', [
    { $match: { $expr: { $eq: [waits, numbered] } } }, { $sort: { _id: 1 } }, { $limit: MARKS_MAX }, { $project: { account: 1 } },
  ])) report({ what: 'fold_mark_wrong', account, entry: _id });
  await verifyClosing(snapshot, report);
}

type Closing = Pick<Account, '_id' | 'status' | 'mergedInto'>;

/** Closed is who points to another wallet, and nobody else; by merging, money went only out of closed ones, and only along where they point. */
async function verifyClosing(snapshot: Snapshot, report: Report): Promise<void> {
  const closed = await snapshot.aggregate<Closing>('accounts', [
    { $match: { $or: [{ status: { $ne: 'open' } }, { mergedInto: { $exists: true } }] } }, { $project: { status: 1, mergedInto: 1 } },
  ]);
  const into = new Map(closed.map((account) => [account._id, account.mergedInto]));
  const wrong = new Set(closed.filter(({ status, mergedInto }) => status !== 'closed' || mergedInto === undefined).map(({ _id }) => _id));
  const merges = await snapshot.aggregate<{ debit: AccountCode; credit: AccountCode }>('transfers', [
    { $match: { code: 'merge', kind: { $ne: 'reversal' }, state: 'posted' } }, { $project: { debit: 1, credit: 1 } },
  ]);
  for (const { debit, credit } of merges) if (!leadsTo(into, debit, credit)) wrong.add(debit);
  for (const account of [...wrong].sort()) report({ what: 'closing_wrong', account });
}

/** Whether one comes to `to` by following from wallet to wallet. */
function leadsTo(into: ReadonlyMap<AccountCode, AccountCode | undefined>, from: AccountCode, to: AccountCode): boolean {
  const seen = new Set<AccountCode>();
  for (let at = into.get(from); at !== undefined && !seen.has(at); at = into.get(at)) {
    if (at === to) return true;
    seen.add(at);
  }
  return false;
}
