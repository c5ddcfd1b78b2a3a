import type { Api } from 'grammy';
import type { Channel, Packet, SendOutcome } from '../channel.ts';
import { receiveTelegram, type TelegramAsides } from './receive-telegram.ts';
import { renderTelegram } from './render-telegram.ts';
import { TELEGRAM_TIMEOUT_MS } from './lean-fetch.ts';
import { outcomeOfError } from './telegram-client.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Telegram as a channel. */
export function telegramChannel(api: Api, asides: TelegramAsides): Channel {
  return {
    name: 'telegram',
    sendTimeoutMs: TELEGRAM_TIMEOUT_MS + 1_000,
    // Telegram repeats for 24 hours at worst (channels.md §2.3), but never again after a 2xx, which follows every commit;
    // an update that was committed and not acknowledged is repeated within two minutes.
    repeatsMs: HOUR_MS,
    receive: (body, at) => receiveTelegram(body, at, asides),
    render: renderTelegram,
    send: (chat, packet) => send(api, chat, packet),
    touch: (inbound) => {
      if (inbound.callback === undefined) return;
      api.answerCallbackQuery(inbound.callback).catch(() => undefined); // a spinner that turns a little longer
    },
  };
}

async function send(api: Api, chat: string, packet: Packet): Promise<SendOutcome> {
  try {
    const result = await call(api, packet.method, { chat_id: Number(chat), ...packet.payload });
    return { kind: 'sent', ...(result !== undefined && { message: String(result) }) };
  } catch (error) {
    const outcome = outcomeOfError(error);
    if (packet.method === 'deleteMessage' && outcome.kind === 'rejected') return { kind: 'sent' }; // gone already, or too old: nothing more can be done
    const cannotEdit = packet.method === 'editMessageText' && outcome.kind === 'rejected';
    return cannotEdit ? send(api, chat, asNewMessage(packet)) : outcome;
  }
}

/** A message that can no longer be replaced is sent anew. */
function asNewMessage(packet: Packet): Packet {
  const { message_id: _old, ...payload } = packet.payload;
  return { method: 'sendMessage', payload };
}

async function call(api: Api, method: string, payload: object): Promise<number | undefined> {
  const raw: Readonly<Record<string, ((payload: object) => Promise<unknown>) | undefined>> = api.raw as never; // methods by name: the renderer names only existing ones
  const result = await raw[method]?.(payload);
  return typeof result === 'object' && result !== null && 'message_id' in result && typeof result.message_id === 'number' ? result.message_id : undefined;
}
