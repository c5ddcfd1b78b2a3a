import type { Reader } from '../../core/db/database.ts';
import type { Language } from '../../core/language/language.ts';
import { findMember } from '../../core/members/find-member.ts';
import type { Conversation } from './conversation.ts';
import { Conversations } from './conversation.model.ts';

/** The language that a member reads: of the chat used last, under the id of today when two chats became one. `undefined` for nobody we know. */
export async function languageOfMember(reader: Reader, id: string): Promise<Language | undefined> {
  const member = await findMember(reader, id);
  if (!member) return undefined;
  const chats = await Conversations(reader).find({ member: member._id, language: { $exists: true } }, { language: 1 })
    .sort({ lastInboundAt: -1 }).limit(1).lean<Pick<Conversation, 'language'>[]>();
  return chats[0]?.language;
}
