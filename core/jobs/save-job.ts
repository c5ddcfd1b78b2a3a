import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { jobCard } from './job-card.ts';
import { SavedJobs } from './saved-job.model.ts';

/** Jobs a member may have saved. A soft bound: two taps at one instant may pass it by one. */
export const SAVED_JOBS_MAX = 100;

/** Saves a job for later; saving it again changes nothing. Refusals: `job_not_found`, `too_many_saved` (`max`). */
export async function saveJob(tx: Tx, { member, job }: { member: string; job: string }): Promise<Result<undefined, 'job_not_found' | 'too_many_saved'>> {
  if (!await jobCard(tx, job)) return refused('job_not_found');
  const saved = await SavedJobs(tx).countDocuments({ member }, { session: tx.session });
  if (saved >= SAVED_JOBS_MAX) return refused('too_many_saved', { max: SAVED_JOBS_MAX });
  await SavedJobs(tx).updateOne(
    { member, job },
    { $setOnInsert: { _id: newId(), savedAt: tx.clock.now() } },
    { session: tx.session, upsert: true },
  );
  return ok();
}

/** Forgets a saved job; one that was not saved changes nothing. */
export async function forgetJob(tx: Tx, { member, job }: { member: string; job: string }): Promise<void> {
  await SavedJobs(tx).deleteOne({ member, job }, { session: tx.session });
}
