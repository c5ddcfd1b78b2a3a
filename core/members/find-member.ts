import type { Reader } from '../db/database.ts';
import { type Member, Members } from './member.model.ts';

/** Merging repoints older pointers, so one hop is the rule; the bound only keeps a damaged chain from looping. */
export const MERGE_HOPS_MAX = 8;

/** The member of an id, through `mergedInto` when two chats became one; `undefined` for an id that never was. */
export async function findMember(reader: Reader, id: string): Promise<Member | undefined> {
  let next: string | undefined = id;
  for (let hops = 0; next !== undefined && hops <= MERGE_HOPS_MAX; hops++) {
    const member: Member | null = await Members(reader).findById(next).session(reader.session ?? null).lean<Member>();
    if (!member) return undefined;
    if (member.mergedInto === undefined) return member;
    next = member.mergedInto;
  }
  throw new Error(`member ${id} leads through more than ${MERGE_HOPS_MAX} merges`);
}

/** Several members at once, by the ids that were asked for (a merged one under its old id). Unknown ids are left out. */
export async function findMembers(reader: Reader, ids: readonly string[]): Promise<Map<string, Member>> {
  const found = new Map<string, Member>();
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return found;
  const members = await Members(reader).find({ _id: { $in: wanted } }).session(reader.session ?? null).lean<Member[]>();
  for (const member of members) {
    const resolved = member.mergedInto === undefined ? member : await findMember(reader, member.mergedInto);
    if (resolved) found.set(member._id, resolved);
  }
  return found;
}
