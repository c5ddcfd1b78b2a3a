import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { Jobs, type Job } from './job.model.ts';

/**
 * The condition under which an application may exist: the job is open, shown, and not past its day — and counts it. One
 * conditional update; the caller's transaction conflicts with anything that closes the job at the same instant.
 * Returns the job (whose employer it is has to be compared by the caller). Refusal: `job_closed`, also for a job that never was.
 */
export async function countApplication(tx: Tx, job: string): Promise<Result<Job, 'job_closed'>> {
  const counted = await Jobs(tx).findOneAndUpdate(
    { _id: job, status: 'open', hidden: { $ne: true }, expiresAt: { $gt: tx.clock.now() } },
    { $inc: { applications: 1 } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Job>();
  return counted ? ok(counted) : refused('job_closed');
}
