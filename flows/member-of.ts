import type { Chat } from './engine/chat.ts';

/** The member of this chat. Every step runs after the choice of a language, which is when a person joins. */
export function memberOf(chat: Pick<Chat, 'member'>): string {
  if (chat.member === undefined) throw new Error('a step ran before the person had joined');
  return chat.member;
}
