import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { Announcements, type Announcement } from './announcement.model.ts';

/**
 * A job changed after it was announced (filled, paused, expired, taken down, edited, hidden, open again): plans the edit of its post, which
 * will show the job as it is when the edit is made; a post that was skipped is wanted again. Does nothing for a job that was never
 * announced. It writes the announcement in every state, so that a post that is being sent at this instant conflicts and is seen.
 */
export async function refreshAnnouncement(tx: Tx, job: string): Promise<void> {
  const skipped = { $eq: ['$state', 'skipped'] };
  const post = await Announcements(tx).findOneAndUpdate(
    { _id: job },
    [{
      $set: {
        edits: { $add: ['$edits', 1] },
        round: { $cond: [skipped, { $add: ['$round', 1] }, '$round'] },
        state: { $cond: [skipped, 'wanted', '$state'] },
        changedAt: { $cond: [skipped, tx.clock.now(), '$changedAt'] },
      },
    }],
    { session: tx.session, returnDocument: 'after', updatePipeline: true },
  ).lean<Announcement>();
  if (!post || post.state === 'dropped') return;
  if (post.state === 'wanted') await planPost(tx, post);
  await planIntent(tx, { id: `announce:${job}:edit:${post.edits}`, kind: 'announce.edit', payload: { job, edits: post.edits } });
}

/** Plans the sending of a wanted post. Each round has its own intent: a finished one never sends again. */
export async function planPost(tx: Tx, { _id: job, round }: Announcement): Promise<void> {
  await planIntent(tx, { id: `announce:${job}:post:${round}`, kind: 'announce.post', payload: { job, round } });
}
