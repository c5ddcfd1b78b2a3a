import type { Api } from 'grammy';
import type { TelegramAsides } from './receive-telegram.ts';

/** What can be shared in another chat, as an inline query's answer shows it. */
export interface InlineAnswer {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
  readonly button: string;
  readonly url: string;
}

/** Answers what a person (Telegram's id) types behind the bot's name. Handed in by main.ts. */
export type AnswerInline = (from: number, typed: string) => Promise<readonly InlineAnswer[]>;

/** Telegram keeps an answer so long; it is this person's, because of their link. */
const CACHE_SECONDS = 30;

/** Best-effort things outside the conversations: groups are left, an inline query is answered with jobs to share. */
export function telegramAsides(api: Api, answer: AnswerInline): TelegramAsides {
  return {
    leaveGroup: async (chat) => { await api.leaveChat(chat); },
    answerInline: async (query) => {
      const answers = await answer(query.from, query.text);
      await api.answerInlineQuery(query.id, answers.map(({ id, title, description, text, button, url }) => ({
        type: 'article' as const, id, title, description,
        input_message_content: { message_text: text, link_preview_options: { is_disabled: true } },
        reply_markup: { inline_keyboard: [[{ text: button, url }]] },
      })), { cache_time: CACHE_SECONDS, is_personal: true });
    },
  };
}
