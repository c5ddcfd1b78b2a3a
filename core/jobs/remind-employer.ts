import type { Tx } from '../db/database.ts';
import { notify } from '../notices/notify.ts';
import type { JobRevision } from './expire-job.ts';
import { Jobs, type Job } from './job.model.ts';
import { actFrom } from './job-status.ts';

/**
 * Three days before the end: asks the employer whether to renew. Does nothing (returns false) for another revision or a job that is
 * over. Only read, not touched: whoever draws the notice looks at the job again.
 */
export async function remindEmployer(tx: Tx, { job, revision }: JobRevision): Promise<boolean> {
  const running = await Jobs(tx).findOne({ _id: job, revision, ...actFrom('expire') }, {}, { session: tx.session }).lean<Job>();
  if (!running?.expiresAt) return false;
  await notify(tx, {
    id: `job:${job}:${revision}:expiring`, member: running.employer, kind: 'job.expiring',
    params: { job, title: running.title, expiresAt: running.expiresAt.toISOString() },
  });
  return true;
}
