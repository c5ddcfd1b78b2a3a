import { refreshAnnouncement } from '../announcements/refresh-announcement.ts';
import type { Tx } from '../db/database.ts';
import { Jobs, type Job } from './job.model.ts';

/** One opening whose money was held is taken by a hire: the job's bounty stands for one person less, and after the last one its post promises none. */
export async function useOpening(tx: Tx, job: string): Promise<void> {
  const used = await Jobs(tx).findOneAndUpdate(
    { _id: job, bountyHeld: { $gt: 0 } }, { $inc: { bountyHeld: -1 } }, { session: tx.session, returnDocument: 'after' },
  ).lean<Job>();
  if (used?.bountyHeld === 0) await refreshAnnouncement(tx, job);
}
