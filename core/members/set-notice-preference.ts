import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import type { Member } from './member.model.ts';
import { changeActive, type InactiveCode } from './require-active.ts';

/** Turns one kind of notice on or off for a member. Which kinds exist, and which may be turned off, is core/notices' table. */
export async function setNoticePreference(tx: Tx, input: { member: string; kind: string; on: boolean }): Promise<Result<Member, InactiveCode>> {
  return changeActive(tx, input.member, input.on ? { $pull: { 'notices.off': input.kind } } : { $addToSet: { 'notices.off': input.kind } });
}
