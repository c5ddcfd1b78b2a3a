import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import type { Member, Role } from './member.model.ts';
import { changeActive, type InactiveCode } from './require-active.ts';

/** Gives a member a moderator's role; having it already is no refusal. Who may do that, and the audit row, are the caller's. */
export async function grantRole(tx: Tx, input: { member: string; role: Role }): Promise<Result<Member, InactiveCode>> {
  return changeActive(tx, input.member, { $addToSet: { roles: input.role } });
}

/** Takes a role away; not having it is no refusal. */
export async function revokeRole(tx: Tx, input: { member: string; role: Role }): Promise<Result<Member, InactiveCode>> {
  return changeActive(tx, input.member, { $pull: { roles: input.role } });
}
