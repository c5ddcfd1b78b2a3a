import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import type { Member, Role } from '../members/member.model.ts';
import { requireActive } from '../members/require-active.ts';

/** True when these roles include this one; an owner has every role. */
export function hasRole(member: Pick<Member, 'roles' | 'status'>, role: Role): boolean {
  return member.status === 'active' && (member.roles.includes(role) || member.roles.includes('owner'));
}

/**
 * Makes "may do this" a condition of the transaction: a role taken away at the same instant conflicts. Returns the moderator.
 * Refusal: `not_allowed`.
 */
export async function requireRole(tx: Tx, by: string, role: Role): Promise<Result<Member, 'not_allowed'>> {
  const member = await requireActive(tx, by);
  return member.ok && hasRole(member.value, role) ? ok(member.value) : refused('not_allowed');
}
