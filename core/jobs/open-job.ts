import { announceJob } from '../announcements/announce-job.ts';
import { planMeeting } from '../watches/plan-meeting.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { JOB_OPEN_MS } from './job-limits.ts';
import { Jobs, type Job } from './job.model.ts';
import { actFrom, JOB_ACTS } from './job-status.ts';
import { planExpiry } from './plan-expiry.ts';

/**
 * A pending post becomes an open job for 30 days, is announced, and meets the searches that people saved. For core/moderation, which has the audit and the words.
 * Conditional on the revision that was looked at: `already_decided` when it was decided, edited or taken down meanwhile.
 */
export async function openJob(tx: Tx, { job, revision }: { job: string; revision: number }): Promise<Result<Job, 'already_decided'>> {
  const now = tx.clock.now();
  const opened = await Jobs(tx).findOneAndUpdate(
    { _id: job, revision, ...actFrom('approve') },
    {
      $set: { status: JOB_ACTS.approve.to, openedAt: now, expiresAt: new Date(now.getTime() + JOB_OPEN_MS) },
      $unset: { hidden: 1, closeReason: 1, closedAt: 1 },
    },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Job>();
  if (!opened) return refused('already_decided');
  await planExpiry(tx, opened);
  await announceJob(tx, job);
  await planMeeting(tx, { job, revision });
  return ok(opened);
}
