import type { Tx } from '../db/database.ts';
import { Jobs } from './job.model.ts';

/** Jobs moved at a time, so that a merge stays a series of small transactions. */
const REASSIGN_MAX = 100;

/**
 * Two chats became one person: jobs of `from` become jobs of `to`. Returns how many remain: the caller runs it again, in a
 * transaction of its own, until that is 0. Running it again changes nothing.
 */
export async function reassignJobs(tx: Tx, from: string, to: string): Promise<number> {
  const some = await Jobs(tx).find({ employer: from }, { _id: 1 }, { session: tx.session }).limit(REASSIGN_MAX).lean<{ _id: string }[]>();
  if (some.length === 0) return 0;
  await Jobs(tx).updateMany({ _id: { $in: some.map(({ _id }) => _id) }, employer: from }, { $set: { employer: to } }, { session: tx.session });
  return Jobs(tx).countDocuments({ employer: from }, { session: tx.session });
}
