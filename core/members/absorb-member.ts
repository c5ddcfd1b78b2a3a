import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { type Member, Members } from './member.model.ts';
import { requireActive } from './require-active.ts';

/**
 * Makes member `from` part of member `to` (two chats of one person were linked): `mergedInto` is set for ever, so that every
 * write by the old id resolves to the new one from this commit on; what `to` lacks of a profile is filled from `from`, roles
 * and turned-off notices are joined, and older pointers to `from` are moved so that chains stay one hop long. Both members
 * are conditions of the transaction: of two merges that cross, one conflicts and then finds `already_one`.
 * Moving what belongs to `from` is core/linking's intent. Refuses `already_one`, `banned`, `member_not_found`.
 */
export async function absorbMember(tx: Tx, input: { from: string; to: string }): Promise<Result<Member, 'already_one' | 'banned' | 'member_not_found'>> {
  const to = await requireActive(tx, input.to);
  if (!to.ok) return to;
  const from = await requireActive(tx, input.from);
  if (!from.ok) return from;
  if (from.value._id === to.value._id) return refused('already_one');

  await Members(tx).updateOne({ _id: from.value._id }, { $set: { mergedInto: to.value._id, roles: [] } }, { session: tx.session });
  await Members(tx).updateMany({ mergedInto: from.value._id }, { $set: { mergedInto: to.value._id } }, { session: tx.session });
  const filled: Record<string, string> = {};
  for (const field of ['name', 'phone', 'about', 'cv'] as const) {
    const value = from.value[field];
    if (to.value[field] === undefined && value !== undefined) filled[field] = value;
  }
  const joined = await Members(tx).findOneAndUpdate(
    { _id: to.value._id },
    {
      $set: { ...filled, ...(to.value.notices.quiet || !from.value.notices.quiet ? {} : { 'notices.quiet': from.value.notices.quiet }) },
      $addToSet: { roles: { $each: from.value.roles }, 'notices.off': { $each: from.value.notices.off } },
    },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Member>();
  return joined ? ok(joined) : refused('member_not_found');
}
