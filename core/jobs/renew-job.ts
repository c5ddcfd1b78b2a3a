import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { changeJob, type ChangeRefusal, type OwnJob } from './change-job.ts';
import { JOB_OPEN_MS } from './job-limits.ts';
import type { Job } from './job.model.ts';
import { planExpiry } from './plan-expiry.ts';

/**
 * Another 30 days from now, with the text that was approved: an expired, filled or paused job is open again, an open one stays open
 * longer. `openedAt` moves only when it was not open, so that renewing does not push an open job to the top.
 */
export async function renewJob(tx: Tx, own: OwnJob): Promise<Result<Job, ChangeRefusal | InactiveCode>> {
  const active = await requireActive(tx, own.employer);
  if (!active.ok) return active;
  const now = tx.clock.now();
  const renewed = await changeJob(tx, 'renew', { job: own.job, employer: active.value._id }, {
    $set: { expiresAt: new Date(now.getTime() + JOB_OPEN_MS) },
    $unset: { closedAt: 1 },
    $inc: { revision: 1 },
  });
  if (renewed.ok) await planExpiry(tx, renewed.value);
  return renewed;
}
