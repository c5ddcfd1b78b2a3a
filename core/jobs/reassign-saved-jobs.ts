import type { Tx } from '../db/database.ts';
import { SavedJobs, type SavedJob } from './saved-job.model.ts';

/**
 * Two chats became one person: what `from` saved is now saved by `to`, each job once. At most `SAVED_JOBS_MAX` rows, so one
 * transaction. Running it again changes nothing.
 */
export async function reassignSavedJobs(tx: Tx, from: string, to: string): Promise<void> {
  const theirs = await SavedJobs(tx).find({ member: to }, { job: 1 }, { session: tx.session }).lean<SavedJob[]>();
  await SavedJobs(tx).deleteMany({ member: from, job: { $in: theirs.map(({ job }) => job) } }, { session: tx.session });
  await SavedJobs(tx).updateMany({ member: from }, { $set: { member: to } }, { session: tx.session });
}
