import type { UpdateQuery } from 'mongoose';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { MERGE_HOPS_MAX } from './find-member.ts';
import { type Member, Members } from './member.model.ts';

export type InactiveCode = 'banned' | 'member_not_found';

/**
 * Makes "this member exists and is not banned" a condition of the transaction, and returns the member: the one it was merged
 * into, if it was, so use the returned `_id` from here on. It is a write (one statement), so that a ban or a merge at the same
 * instant conflicts instead of slipping by. Refuses `banned`, `member_not_found`.
 */
export async function requireActive(tx: Tx, id: string): Promise<Result<Member, InactiveCode>> {
  return changeActive(tx, id, {});
}

/** `requireActive` and a change of the member in the same statement. For core/members only. */
export async function changeActive(tx: Tx, id: string, change: UpdateQuery<Member>): Promise<Result<Member, InactiveCode>> {
  let next = id;
  for (let hops = 0; hops <= MERGE_HOPS_MAX; hops++) {
    const member = await Members(tx).findOneAndUpdate(
      { _id: next, status: 'active', mergedInto: { $exists: false } },
      { ...change, $inc: { acts: 1 } },
      { session: tx.session, returnDocument: 'after' },
    ).lean<Member>();
    if (member) return ok(member);
    const other = await Members(tx).findById(next).session(tx.session).lean<Member>();
    if (!other) return refused('member_not_found');
    if (other.mergedInto === undefined) return refused('banned');
    next = other.mergedInto;
  }
  throw new Error(`member ${id} leads through more than ${MERGE_HOPS_MAX} merges`);
}
