import { releaseOpenings } from '../bounties/release-openings.ts';
import { refreshAnnouncement } from '../announcements/refresh-announcement.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { Jobs, type Job } from './job.model.ts';
import { actFrom, JOB_ACTS } from './job-status.ts';
import type { CloseReason } from './turn-down-job.ts';

/**
 * Removes a job for good, in whatever state it is; what is held for its bounty is free again; its applicants are told by the intent `job.tell_applicants`. For
 * core/moderation. Refusal: `already_decided` (it is down already, or never was).
 */
export async function takeDownJob(tx: Tx, { job, reason }: { job: string; reason: CloseReason }): Promise<Result<Job, 'already_decided'>> {
  const removed = await Jobs(tx).findOneAndUpdate(
    { _id: job, ...actFrom('takeDown') },
    { $set: { status: JOB_ACTS.takeDown.to, closeReason: reason, closedAt: tx.clock.now() }, $unset: { bountyHeld: 1 } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Job>();
  if (!removed) return refused('already_decided');
  if (removed.bounty) await releaseOpenings(tx, job, { tell: 'removed' });
  await refreshAnnouncement(tx, job);
  if (removed.applications > 0) await planIntent(tx, { id: `job:${job}:tell`, kind: 'job.tell_applicants', payload: { job } });
  return ok(removed);
}
