import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { recordAct } from '../moderation/record-act.ts';
import { requireRole } from '../moderation/require-role.ts';
import { Announcements, type Announcement } from './announcement.model.ts';
import { planPost, refreshAnnouncement } from './refresh-announcement.ts';

/** What a moderator saw in the channel, and decides. */
export type AnnouncementDecision =
  /** It is there. With its message number it can be edited later, without it stays as it is. */
  | { readonly kind: 'was_sent'; readonly message?: string }
  /** It is not there: send it. */
  | { readonly kind: 'send_again' }
  /** Not to be announced any more. */
  | { readonly kind: 'drop' };

const BECOMES = { was_sent: 'posted', send_again: 'wanted', drop: 'dropped' } as const;

/**
 * A content moderator decides about a post of unknown outcome, or one that the channel refused. Of two tabs one wins.
 * Refusals: `not_allowed`, `already_decided`, `message_invalid` (not a number).
 */
export async function resolveAnnouncement(
  tx: Tx, input: { job: string; by: string; decision: AnnouncementDecision },
): Promise<Result<undefined, 'not_allowed' | 'already_decided' | 'message_invalid'>> {
  const { job, decision } = input;
  const message = decision.kind === 'was_sent' ? decision.message : undefined;
  if (message !== undefined && !/^\d{1,15}$/.test(message)) return refused('message_invalid');
  const moderator = await requireRole(tx, input.by, 'content');
  if (!moderator.ok) return moderator;
  const state = BECOMES[decision.kind];
  const post = await Announcements(tx).findOneAndUpdate(
    { _id: job, state: { $in: ['unknown', 'failed'] } },
    {
      $set: { state, changedAt: tx.clock.now(), ...(message && { message }) },
      $unset: { error: 1 },
      ...(decision.kind === 'send_again' && { $inc: { round: 1 } }),
    },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Announcement>();
  if (!post) return refused('already_decided');
  if (state === 'wanted') await planPost(tx, post);
  if (state === 'posted') await refreshAnnouncement(tx, job);
  await recordAct(tx, { by: moderator.value._id, act: 'announcement.resolve', subject: `job:${job}`, after: state });
  return ok();
}
