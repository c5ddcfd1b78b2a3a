import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { releaseOpenings } from '../bounties/release-openings.ts';
import { refreshAnnouncement } from '../announcements/refresh-announcement.ts';
import { Jobs, type Job } from './job.model.ts';
import { actFrom, JOB_ACTS } from './job-status.ts';

/** Why a job was closed by a moderator: a code that has words in both languages, and what they added. */
export interface CloseReason { readonly code: string; readonly text?: string }

/**
 * A pending post is rejected with a reason; the employer may edit and submit it again; what is held for its bounty is free. For core/moderation. Conditional on the
 * revision that was looked at: otherwise `already_decided`.
 */
export async function turnDownJob(
  tx: Tx, { job, revision, reason }: { job: string; revision: number; reason: CloseReason },
): Promise<Result<Job, 'already_decided'>> {
  const turnedDown = await Jobs(tx).findOneAndUpdate(
    { _id: job, revision, ...actFrom('reject') },
    { $set: { status: JOB_ACTS.reject.to, closeReason: reason, closedAt: tx.clock.now() }, $unset: { bountyHeld: 1 } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Job>();
  if (!turnedDown) return refused('already_decided');
  if (turnedDown.bounty) await releaseOpenings(tx, job, { tell: 'rejected' });
  await refreshAnnouncement(tx, job);
  return ok(turnedDown);
}
