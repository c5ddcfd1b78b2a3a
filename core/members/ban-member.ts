import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { findMember } from './find-member.ts';
import { type Member, Members } from './member.model.ts';

/**
 * Bans a member (all their chats). The audit row is the caller's. Refuses `member_not_found`, `already_banned`, and
 * `member_is_owner`: an owner first loses that role.
 */
export async function banMember(tx: Tx, input: { member: string }): Promise<Result<Member, 'member_not_found' | 'already_banned' | 'member_is_owner'>> {
  const member = await findMember(tx, input.member);
  if (!member) return refused('member_not_found');
  if (member.roles.includes('owner')) return refused('member_is_owner');
  const banned = await Members(tx).findOneAndUpdate(
    { _id: member._id, status: 'active', roles: { $ne: 'owner' }, mergedInto: { $exists: false } },
    { $set: { status: 'banned', roles: [] }, $inc: { acts: 1 } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Member>();
  return banned ? ok(banned) : refused('already_banned');
}

/** Lifts a ban; the roles do not come back. Refuses `member_not_found`, `not_banned`. */
export async function unbanMember(tx: Tx, input: { member: string }): Promise<Result<Member, 'member_not_found' | 'not_banned'>> {
  const member = await findMember(tx, input.member);
  if (!member) return refused('member_not_found');
  const freed = await Members(tx).findOneAndUpdate(
    { _id: member._id, status: 'banned' },
    { $set: { status: 'active' }, $inc: { acts: 1 } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Member>();
  return freed ? ok(freed) : refused('not_banned');
}
