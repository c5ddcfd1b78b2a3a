import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import type { Member } from './member.model.ts';
import { changeActive, type InactiveCode } from './require-active.ts';

/** A member agrees, or no longer agrees, that others read their name among the month's best referrers. */
export async function agreeToBeNamed(tx: Tx, input: { member: string; named: boolean }): Promise<Result<Member, InactiveCode>> {
  return changeActive(tx, input.member, input.named ? { $set: { named: true } } : { $unset: { named: 1 } });
}
