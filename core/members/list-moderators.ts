import type { Reader } from '../db/database.ts';
import { type Member, Members, type Role } from './member.model.ts';

/** The active members who hold one of these roles (any role when none is named), oldest first. */
export async function listModerators(reader: Reader, roles: readonly Role[] = ['content', 'money', 'owner']): Promise<Member[]> {
  return Members(reader)
    .find({ roles: { $in: roles }, status: 'active', mergedInto: { $exists: false } })
    .sort({ createdAt: 1, _id: 1 })
    .session(reader.session ?? null)
    .lean<Member[]>();
}
