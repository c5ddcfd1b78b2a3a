import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { Announcements } from './announcement.model.ts';
import { refreshAnnouncement } from './refresh-announcement.ts';

/**
 * An approved job goes to the channel: plans its one post, as part of the approval. A job that was announced before (edited and
 * approved again) gets its post edited instead. Channels that are off simply never do the intent's work.
 */
export async function announceJob(tx: Tx, job: string): Promise<void> {
  const inserted = await Announcements(tx).updateOne(
    { _id: job },
    { $setOnInsert: { state: 'wanted', round: 0, edits: 0, changedAt: tx.clock.now() } },
    { session: tx.session, upsert: true },
  );
  if (inserted.upsertedCount === 0) return refreshAnnouncement(tx, job);
  await planIntent(tx, { id: `announce:${job}:post`, kind: 'announce.post', payload: { job, round: 0 } });
}
