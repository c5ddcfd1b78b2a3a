import type { Reader } from '../db/database.ts';
import { findMember } from '../members/find-member.ts';
import { IdentityChecks, type IdentityCheck } from './identity.model.ts';

/** How a member's identity stands; `none` when they never sent a document, or the last one was not enough. */
export async function readIdentity(reader: Reader, member: string): Promise<'none' | 'waiting' | 'accepted'> {
  const id = (await findMember(reader, member))?._id ?? member;
  const check = await IdentityChecks(reader).findOne({ member: id, live: true }, { state: 1 }, { session: reader.session }).lean<IdentityCheck>();
  if (!check) return 'none';
  return check.state === 'accepted' ? 'accepted' : 'waiting';
}

/** Documents that a person has to look at, the longest waiting first. */
export async function listWaitingIdentities(reader: Reader): Promise<IdentityCheck[]> {
  return IdentityChecks(reader).find({ state: 'waiting' }).sort({ createdAt: 1 }).limit(50).lean<IdentityCheck[]>();
}
