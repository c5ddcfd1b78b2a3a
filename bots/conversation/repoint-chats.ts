import type { RepointChats } from '../../core/linking/merge-member.ts';
import { Conversations } from './conversation.model.ts';
import type { Conversation } from './conversation.ts';
import type { Runtime } from './runtime.ts';

/** After two chats became one person: every conversation of the merged member speaks for the other from now on. May be run again. */
export function repointChats(runtime: () => Runtime): RepointChats {
  return async (reader, from, to) => {
    const chats = await Conversations(reader).find({ member: from }, { _id: 1 }).lean<Pick<Conversation, '_id'>[]>();
    for (const { _id } of chats) await runtime().queue.run(_id, () => repoint(runtime(), _id, from, to));
  };
}

async function repoint({ store, limits }: Runtime, id: string, from: string, to: string): Promise<void> {
  for (let race = 0; race < limits.races; race++) {
    const conversation = await store.loadFresh(id);
    if (conversation?.member !== from) return;
    if (await store.commit(conversation, { ...conversation, member: to }) === 'committed') return;
  }
  throw new Error(`repointing a chat lost ${limits.races} races`);
}
