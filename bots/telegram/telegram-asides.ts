import type { Api } from 'grammy';
import type { TelegramAsides } from './receive-telegram.ts';

/** Best-effort things outside the conversations: groups are left, an inline query gets an empty answer instead of a spinner. */
export function telegramAsides(api: Api): TelegramAsides {
  return {
    leaveGroup: async (chat) => { await api.leaveChat(chat); },
    answerInline: async (query) => { await api.answerInlineQuery(query.id, [], { cache_time: 60 }); },
  };
}
