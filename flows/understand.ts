import type { Chat } from './engine/chat.ts';
import { go, type Move } from './engine/flow.ts';
import { searchMove } from './find/results-screen.ts';

/** The team's own word. */
const PANEL = /^\/(?:panel|admin)$/i;

/** Free text outside a form: a search. What asks for nothing gets a word of regret and the menu. */
export async function understand(chat: Chat, text: string): Promise<Move> {
  if (PANEL.test(text)) return go('panel.link');
  const search = searchMove(text);
  if (search) return search;
  chat.say(chat.t('home:notUnderstood'));
  return go('home.menu');
}
