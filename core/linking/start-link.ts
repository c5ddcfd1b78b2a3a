import { DAY } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, type Result } from '../errors.ts';
import { type InactiveCode, requireActive } from '../members/require-active.ts';
import { CODE_LASTS_MS, hashLinkCode, newLinkCode } from './link-code.ts';
import { Links } from './link.model.ts';

/**
 * The first chat asks for a code to be typed in the second. An earlier code of this member stops working. The code is
 * returned once and stored hashed: show it, and keep it out of session and log. Refuses `banned`, `member_not_found`.
 */
export async function startLink(tx: Tx, input: { member: string; chat: string }): Promise<Result<{ code: string; until: Date }, InactiveCode>> {
  const active = await requireActive(tx, input.member);
  if (!active.ok) return active;
  const now = tx.clock.now();
  const code = newLinkCode();
  await Links(tx).deleteMany({ first: active.value._id, state: { $in: ['open', 'entered'] } }, { session: tx.session });
  const until = new Date(now.getTime() + CODE_LASTS_MS);
  await Links(tx).create([{
    _id: newId(), first: active.value._id, firstChat: input.chat, codeHash: await hashLinkCode(code), state: 'open',
    dueAt: until, merged: [], removeAt: new Date(now.getTime() + DAY),
  }], { session: tx.session });
  return ok({ code, until });
}
