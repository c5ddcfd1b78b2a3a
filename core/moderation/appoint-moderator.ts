import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { findMember } from '../members/find-member.ts';
import { grantRole, revokeRole } from '../members/grant-role.ts';
import type { Member, Role } from '../members/member.model.ts';
import type { InactiveCode } from '../members/require-active.ts';
import { revokeSessionsOf } from './close-session.ts';
import { recordAct } from './record-act.ts';
import { requireRole } from './require-role.ts';

interface RoleChange { member: string; role: Role; by: string }

/** An owner gives a member a role. Refusals: `not_allowed`, `banned`, `member_not_found`. */
export async function appointModerator(tx: Tx, { member, role, by }: RoleChange): Promise<Result<Member, InactiveCode | 'not_allowed'>> {
  const owner = await requireRole(tx, by, 'owner');
  if (!owner.ok) return owner;
  const granted = await grantRole(tx, { member, role });
  if (!granted.ok) return granted;
  await recordAct(tx, { by: owner.value._id, act: 'role.grant', subject: `member:${granted.value._id}`, after: role });
  return granted;
}

/** An owner takes a role away; the member's panel sessions end. An owner keeps their own `owner` role: somebody else has to take it. */
export async function dismissModerator(tx: Tx, { member, role, by }: RoleChange): Promise<Result<Member, InactiveCode | 'not_allowed'>> {
  const owner = await requireRole(tx, by, 'owner');
  if (!owner.ok) return owner;
  if (role === 'owner' && owner.value._id === member) return refused('not_allowed');
  const revoked = await revokeRole(tx, { member, role });
  if (!revoked.ok) return revoked;
  await revokeSessionsOf(tx, revoked.value._id);
  await recordAct(tx, { by: owner.value._id, act: 'role.revoke', subject: `member:${revoked.value._id}`, before: role });
  return revoked;
}

/**
 * The first moderator: the member whose chat (`telegram:123`, `viber:ID`) is the setting FIRST_MODERATOR becomes owner, whenever
 * they ask for the panel. For every other chat, and without the setting, nothing happens. Returns whether the role was given now.
 */
export async function admitFirstModerator(
  tx: Tx, input: { member: string; chat: string; firstModerator: string | undefined },
): Promise<Result<boolean, InactiveCode>> {
  if (input.firstModerator === undefined || input.chat !== input.firstModerator) return ok(false);
  const before = await findMember(tx, input.member);
  if (before?.roles.includes('owner')) return ok(false);
  const granted = await grantRole(tx, { member: input.member, role: 'owner' });
  if (!granted.ok) return granted;
  await recordAct(tx, { by: 'setting', act: 'role.grant', subject: `member:${granted.value._id}`, after: 'owner' });
  return ok(true);
}
