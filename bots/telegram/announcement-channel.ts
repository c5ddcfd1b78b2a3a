import type { Api } from 'grammy';
import type { AnnouncementChannel, AnnouncementOutcome, AnnouncementPost } from '../../core/announcements/announcement-channel.ts';
import { cutText } from '../../core/text/cut-text.ts';
import { outcomeOfError } from './telegram-client.ts';

const TEXT_MAX = 4096;

/** The Telegram channel in which jobs are announced. Bot must be an administrator that may post. */
export function telegramAnnouncements(api: Api, channelId: string): AnnouncementChannel {
  return {
    post: (post) => attempt(async () => String((await api.sendMessage(channelId, textOf(post), extras(post))).message_id)),
    edit: (message, post) => attempt(async () => {
      await api.editMessageText(channelId, Number(message), textOf(post), extras(post));
      return message;
    }),
  };
}

async function attempt(call: () => Promise<string>): Promise<AnnouncementOutcome> {
  try {
    return { kind: 'sent', message: await call() };
  } catch (error) {
    const outcome = outcomeOfError(error);
    return outcome.kind === 'blocked' ? { kind: 'rejected', error: 'the bot may not post in this channel' } : outcome;
  }
}

function textOf(post: AnnouncementPost): string {
  return cutText(post.text, TEXT_MAX, 'utf16');
}

function extras(post: AnnouncementPost) {
  const inline_keyboard = post.buttons.map((row) => row.map((button) => ({ text: button.label, url: button.url })));
  return { link_preview_options: { is_disabled: true }, reply_markup: { inline_keyboard } };
}
