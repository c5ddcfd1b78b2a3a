import type { Reader, Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { joinMember } from '../members/join-member.ts';
import { type InactiveCode, requireActive } from '../members/require-active.ts';
import { type LinkedChat, LinkedChats } from './linked-chat.model.ts';

/** The chats that share this member, the longest linked first; empty for a person with one chat. */
export async function listLinkedChats(reader: Reader, member: string): Promise<string[]> {
  const rows = await LinkedChats(reader).find({ member }, {}, { session: reader.session }).sort({ since: 1, _id: 1 }).lean<LinkedChat[]>();
  return rows.map((row) => row._id);
}

/**
 * Parts this chat from the others: it gets a new, empty member (whose id is returned: the conversation has to `become` it), and
 * everything stays with the other chats. Refuses `not_linked`, `banned`, `member_not_found`.
 */
export async function unlinkChat(tx: Tx, input: { member: string; chat: string }): Promise<Result<{ member: string }, InactiveCode | 'not_linked'>> {
  const active = await requireActive(tx, input.member);
  if (!active.ok) return active;
  const chats = await listLinkedChats(tx, active.value._id);
  if (!chats.includes(input.chat)) return refused('not_linked');
  const gone = chats.length === 2 ? chats : [input.chat];
  await LinkedChats(tx).deleteMany({ _id: { $in: gone } }, { session: tx.session });
  return ok({ member: await joinMember(tx, active.value.name === undefined ? {} : { name: active.value.name }) });
}
