import type { Tx } from '../db/database.ts';
import { Announcements, type Announcement } from './announcement.model.ts';
import { planPost, refreshAnnouncement } from './refresh-announcement.ts';

/**
 * An approved job goes to the channel: plans its one post, as part of the approval. A job that was announced before (edited and
 * approved again) gets its post edited instead. Where no channel is configured, the intents end without doing anything.
 */
export async function announceJob(tx: Tx, job: string): Promise<void> {
  const before = await Announcements(tx).findOneAndUpdate(
    { _id: job },
    { $setOnInsert: { state: 'wanted', round: 0, edits: 0, changedAt: tx.clock.now() } },
    { session: tx.session, upsert: true, returnDocument: 'before' },
  ).lean<Announcement | null>();
  if (before) return refreshAnnouncement(tx, job);
  await planPost(tx, { _id: job, state: 'wanted', round: 0, edits: 0, changedAt: tx.clock.now() });
}
