import type { Chat } from './engine/chat.ts';
import { go, type Move } from './engine/flow.ts';

/** Free text outside a form: a search. */
export async function understand(chat: Chat, text: string): Promise<Move> {
  void text;
  chat.say(chat.t('home:notUnderstood'));
  return go('home.menu');
}
