import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import type { Member } from './member.model.ts';
import { changeActive, type InactiveCode } from './require-active.ts';

/** What a person says about themselves. Texts are normalised Unicode within the flows' bounds; the phone is E.164. */
export interface ProfileChange {
  readonly name?: string;
  readonly phone?: string;
  /** `null` takes it away. */
  readonly about?: string | null;
  /** A kept file's id; `null` takes it away. */
  readonly cv?: string | null;
}

/** Changes the fields that are given and returns the member as it is now (one statement). Refuses `banned`, `member_not_found`. */
export async function updateProfile(tx: Tx, input: { member: string } & ProfileChange): Promise<Result<Member, InactiveCode>> {
  const set: Record<string, string> = {};
  const unset: Record<string, 1> = {};
  for (const field of ['name', 'phone', 'about', 'cv'] as const) {
    const value = input[field];
    if (value === null) unset[field] = 1;
    else if (value !== undefined) set[field] = value;
  }
  return changeActive(tx, input.member, {
    ...(Object.keys(set).length > 0 ? { $set: set } : {}),
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
  });
}

/** True when a member has said enough to apply: a name and a phone. */
export function profileComplete(member: Pick<Member, 'name' | 'phone'>): member is { name: string; phone: string } {
  return Boolean(member.name) && Boolean(member.phone);
}
