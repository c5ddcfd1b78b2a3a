import type { Api } from 'grammy';
import type { Channel } from '../channel.ts';
import { receiveTelegram, type TelegramAsides } from './receive-telegram.ts';
import { renderTelegram } from './render-telegram.ts';
import { TELEGRAM_TIMEOUT_MS } from './lean-fetch.ts';
import { sendTelegram, type TelegramAddress } from './send-telegram.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Telegram as a channel; `api` for what is best effort. */
export function telegramChannel(api: Api, address: TelegramAddress, asides: TelegramAsides): Channel {
  return {
    name: 'telegram',
    sendTimeoutMs: TELEGRAM_TIMEOUT_MS + 1_000,
    // Telegram repeats for 24 hours at worst (channels.md §2.3), but never again after a 2xx, which follows every commit;
    // an update that was committed and not acknowledged is repeated within two minutes.
    repeatsMs: HOUR_MS,
    receive: (body, at) => receiveTelegram(body, at, asides),
    render: renderTelegram,
    send: (chat, packet) => sendTelegram(address, chat, packet),
    touch: (inbound) => {
      if (inbound.callback === undefined) return;
      api.answerCallbackQuery(inbound.callback).catch(() => undefined); // a spinner that turns a little longer
    },
  };
}
