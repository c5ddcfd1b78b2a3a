import type { Tx } from '../db/database.ts';
import { refused, type Result } from '../errors.ts';
import { listRunningJobs } from '../jobs/list-running-jobs.ts';
import { banMember, unbanMember } from '../members/ban-member.ts';
import type { Member } from '../members/member.model.ts';
import { notify } from '../notices/notify.ts';
import { isCloseReason } from './reasons.ts';
import { recordAct } from './record-act.ts';
import { requireRole } from './require-role.ts';
import { revokeSessionsOf } from './close-session.ts';
import { takeDown, type TakeDownRefusal } from './take-down.ts';

export type BanRefusal = TakeDownRefusal | 'member_not_found' | 'already_banned' | 'member_is_owner';

/**
 * A content moderator bans a member: all their chats, their running jobs go down with the same reason, their panel sessions end,
 * they are told. Refusals: `not_allowed`, `reason_unknown`, `member_not_found`, `already_banned`, `member_is_owner`.
 */
export async function ban(tx: Tx, input: { member: string; by: string; reason: string }): Promise<Result<Member, BanRefusal>> {
  const { reason } = input;
  if (!isCloseReason(reason)) return refused('reason_unknown');
  const moderator = await requireRole(tx, input.by, 'content');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  for (const job of await listRunningJobs(tx, input.member)) {
    const removed = await takeDown(tx, { job, by, reason });
    if (!removed.ok) return removed;
  }
  const banned = await banMember(tx, { member: input.member });
  if (!banned.ok) return banned;
  const { _id, acts } = banned.value;
  await revokeSessionsOf(tx, _id);
  await recordAct(tx, { by, act: 'member.ban', subject: `member:${_id}`, before: 'active', after: 'banned', reason });
  await notify(tx, { id: `member:${_id}:banned:${acts}`, member: _id, kind: 'member.banned', params: { reason } });
  return banned;
}

/** Lifts a ban; what was taken down stays down. Refusals: `not_allowed`, `member_not_found`, `not_banned`. */
export async function liftBan(
  tx: Tx, input: { member: string; by: string },
): Promise<Result<Member, 'not_allowed' | 'member_not_found' | 'not_banned'>> {
  const moderator = await requireRole(tx, input.by, 'content');
  if (!moderator.ok) return moderator;
  const freed = await unbanMember(tx, { member: input.member });
  if (!freed.ok) return freed;
  const subject = `member:${freed.value._id}`;
  await recordAct(tx, { by: moderator.value._id, act: 'member.unban', subject, before: 'banned', after: 'active' });
  return freed;
}
