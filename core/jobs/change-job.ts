import type { UpdateQuery } from 'mongoose';
import { refreshAnnouncement } from '../announcements/refresh-announcement.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Refused, type Result } from '../errors.ts';
import { Jobs, type Job } from './job.model.ts';
import { actFrom, JOB_ACTS, type JobAct } from './job-status.ts';

export type ChangeRefusal = 'job_not_found' | 'job_in_other_state';

/** Whose job, for the acts of an employer. */
export interface OwnJob { readonly job: string; readonly employer: string }

/**
 * One act of the employer on a job of theirs: a single conditional update that checks owner and status and moves the status, and
 * then the channel's post. Somebody else's job is `job_not_found`, whatever its status; `job_in_other_state` names the `status`.
 */
export async function changeJob(
  tx: Tx, act: JobAct, { job, employer }: OwnJob, update: UpdateQuery<Job> = {},
): Promise<Result<Job, ChangeRefusal>> {
  const changed = await Jobs(tx).findOneAndUpdate(
    { _id: job, employer, ...actFrom(act) },
    { ...update, $set: { ...update.$set, status: JOB_ACTS[act].to } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Job>();
  if (!changed) return refuseChange(tx, { job, employer });
  await refreshAnnouncement(tx, job);
  return ok(changed);
}

/** Why a conditional update on a job matched nothing. */
export async function refuseChange(tx: Tx, { job, employer }: { job: string; employer?: string }): Promise<Refused<ChangeRefusal>> {
  const found = await Jobs(tx).findOne({ _id: job }, { employer: 1, status: 1 }, { session: tx.session }).lean<Job>();
  if (!found || (employer !== undefined && found.employer !== employer)) return refused('job_not_found');
  return refused('job_in_other_state', { status: found.status });
}
