import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { Announcements } from './announcement.model.ts';

/**
 * A job changed after it was announced (filled, paused, expired, taken down, edited, hidden): plans the edit of its post, which will
 * show the job as it is when the edit is made. Does nothing for a job without a post.
 */
export async function refreshAnnouncement(tx: Tx, job: string): Promise<void> {
  const post = await Announcements(tx).findOneAndUpdate(
    { _id: job, state: { $in: ['sending', 'posted', 'unknown'] } },
    { $inc: { edits: 1 } },
    { session: tx.session, returnDocument: 'after' },
  ).lean();
  if (!post) return;
  await planIntent(tx, { id: `announce:${job}:edit:${post.edits}`, kind: 'announce.edit', payload: { job } });
}
