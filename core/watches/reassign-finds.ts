import type { Tx } from '../db/database.ts';
import { findId } from './decline-job.ts';
import { planDigest } from './send-digest.ts';
import { WatchFinds, type WatchFind } from './watch-find.model.ts';

const AT_ONCE = 200;

/** Two chats became one person: what one of them was told of is not told again. Moves some; returns how many are left. */
export async function reassignFinds(tx: Tx, from: string, to: string): Promise<number> {
  const options = { session: tx.session };
  const some = await WatchFinds(tx).find({ member: from }, {}, options).limit(AT_ONCE).lean<WatchFind[]>();
  if (some.length === 0) return 0;
  await WatchFinds(tx).bulkWrite(some.map(({ _id: _old, member: _from, ...find }) => ({
    updateOne: { filter: { _id: findId(to, find.job) }, update: { $setOnInsert: { ...find, member: to } }, upsert: true },
  })), options);
  await WatchFinds(tx).deleteMany({ _id: { $in: some.map(({ _id }) => _id) } }, options);
  if (some.some(({ state }) => state === 'waiting')) await planDigest(tx, to);
  return WatchFinds(tx).countDocuments({ member: from }, options);
}
