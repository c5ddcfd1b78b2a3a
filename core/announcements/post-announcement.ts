import { inTransaction, type Reader } from '../db/database.ts';
import type { IntentOutcome } from '../intents/intent.ts';
import { cardOf } from '../jobs/job-card.ts';
import { findJob } from '../jobs/find-job.ts';
import { tellModerators } from '../moderation/tell-moderators.ts';
import type { AnnouncementChannel, AnnouncementLinks, AnnouncementOutcome } from './announcement-channel.ts';
import { Announcements, type Announcement } from './announcement.model.ts';
import { drawAnnouncement } from './draw-announcement.ts';
import { takeSlot } from './take-slot.ts';

export interface PostDeps { readonly channel: AnnouncementChannel; readonly linksOf: AnnouncementLinks }

const DONE: IntentOutcome = { kind: 'done' };
const NO_RECORD = 'an earlier try was cut off while it was sending';

/**
 * Sends the post of a job, once. `wanted → sending` is one conditional write *before* the call and the outcome another one after it; so
 * whoever finds `sending` knows that an earlier try may have reached the channel, and makes a case of it instead of sending again.
 */
export async function postAnnouncement(reader: Reader, deps: PostDeps, { job, round }: { job: string; round: number }): Promise<IntentOutcome> {
  const post = await Announcements(reader).findOne({ _id: job, round }).lean<Announcement>();
  if (post?.state === 'sending') return openCase(reader, post, 'unknown', NO_RECORD);
  if (post?.state !== 'wanted') return DONE;
  const slot = await takeSlot(reader, post);
  if (slot) return { kind: 'retry', at: slot };

  const sending = await Announcements(reader).updateOne({ _id: job, round, state: 'wanted' }, { $set: { state: 'sending', changedAt: reader.clock.now() } });
  if (sending.modifiedCount === 0) return DONE;
  const found = await findJob(reader, job); // read after the claim: whoever changes the job from here on plans an edit
  if (!found || cardOf(found, reader.clock.now())?.standing !== 'open') {
    await settle(reader, post, 'skipped');
    return DONE;
  }
  const outcome = await deps.channel.post(drawAnnouncement(found, reader.clock.now(), deps.linksOf));
  return record(reader, post, outcome);
}

async function record(reader: Reader, post: Announcement, outcome: AnnouncementOutcome): Promise<IntentOutcome> {
  if (outcome.kind === 'rejected') return openCase(reader, post, 'failed', outcome.error);
  if (outcome.kind === 'unknown') return openCase(reader, post, 'unknown', outcome.error);
  if (outcome.kind === 'retry') {
    await settle(reader, post, 'wanted');
    return { kind: 'retry', at: new Date(reader.clock.now().getTime() + outcome.afterMs), error: outcome.error };
  }
  // Known at last also when a slow answer was taken for lost meanwhile, and nobody has decided yet.
  await Announcements(reader).updateOne(
    { _id: post._id, round: post.round, state: { $in: ['sending', 'unknown'] } },
    { $set: { state: 'posted', changedAt: reader.clock.now(), ...(outcome.message && { message: outcome.message }) }, $unset: { error: 1 } },
  );
  return DONE;
}

async function settle(reader: Reader, { _id, round }: Announcement, state: 'skipped' | 'wanted'): Promise<void> {
  await Announcements(reader).updateOne({ _id, round, state: 'sending' }, { $set: { state, changedAt: reader.clock.now() } });
}

async function openCase(reader: Reader, { _id, round }: Announcement, state: 'unknown' | 'failed', error: string): Promise<IntentOutcome> {
  await inTransaction(reader, async (tx) => {
    const change = { $set: { state, error, changedAt: tx.clock.now() } };
    await Announcements(tx).updateOne({ _id, round, state: 'sending' }, change, { session: tx.session });
    await tellModerators(tx, `announcement:${_id}:${round}`);
  });
  return { kind: 'case', error };
}
