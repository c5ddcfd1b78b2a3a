import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { changeJob, type ChangeRefusal, type OwnJob } from './change-job.ts';
import type { Job } from './job.model.ts';

/** A paused job is open again, until the day it had before. */
export async function resumeJob(tx: Tx, own: OwnJob): Promise<Result<Job, ChangeRefusal | InactiveCode>> {
  const active = await requireActive(tx, own.employer);
  if (!active.ok) return active;
  return changeJob(tx, 'resume', { job: own.job, employer: active.value._id });
}
