import type { QueryFilter, UpdateQuery } from 'mongoose';
import { refreshAnnouncement } from '../announcements/refresh-announcement.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { Jobs, type Job } from './job.model.ts';

/** Hides a job until it is shown again; its status runs on. For core/moderation. Refusal: `already_decided` (hidden already). */
export async function hideJob(tx: Tx, job: string): Promise<Result<Job, 'already_decided'>> {
  return turn(tx, { _id: job, hidden: { $ne: true }, status: { $ne: 'removed' } }, { $set: { hidden: true } });
}

/** Shows a hidden job again. For core/moderation. Refusal: `already_decided` (it is not hidden). */
export async function showJob(tx: Tx, job: string): Promise<Result<Job, 'already_decided'>> {
  return turn(tx, { _id: job, hidden: true }, { $unset: { hidden: 1 } });
}

async function turn(
  tx: Tx, filter: QueryFilter<Job> & { _id: string }, update: UpdateQuery<Job>,
): Promise<Result<Job, 'already_decided'>> {
  const job = await Jobs(tx).findOneAndUpdate(filter, update, { session: tx.session, returnDocument: 'after' }).lean<Job>();
  if (!job) return refused('already_decided');
  await refreshAnnouncement(tx, job._id);
  return ok(job);
}
