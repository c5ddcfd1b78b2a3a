import { releaseOpenings } from '../bounties/release-openings.ts';
import { refreshAnnouncement } from '../announcements/refresh-announcement.ts';
import type { Tx } from '../db/database.ts';
import { notify } from '../notices/notify.ts';
import { Jobs, type Job } from './job.model.ts';
import { actFrom, JOB_ACTS } from './job-status.ts';

/** A revision of a job, as the intents of its end name it. */
export interface JobRevision { readonly job: string; readonly revision: number }

/**
 * Ends an open or paused job whose day has come, frees what is held for its bounty, and tells its employer, who may renew it. Does nothing (returns false) when
 * the job was renewed, edited or closed meanwhile: a deadline belongs to one revision.
 */
export async function expireJob(tx: Tx, { job, revision }: JobRevision): Promise<boolean> {
  const now = tx.clock.now();
  const expired = await Jobs(tx).findOneAndUpdate(
    { _id: job, revision, expiresAt: { $lte: now }, ...actFrom('expire') },
    { $set: { status: JOB_ACTS.expire.to, closedAt: now }, $unset: { bountyHeld: 1 } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Job>();
  if (!expired) return false;
  if (expired.bounty) await releaseOpenings(tx, job, { tell: 'expired' });
  await refreshAnnouncement(tx, job);
  await notify(tx, {
    id: `job:${job}:${revision}:expired`, member: expired.employer, kind: 'job.expired', params: { job, title: expired.title },
  });
  return true;
}
