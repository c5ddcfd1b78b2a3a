import { z } from 'zod';
import type { Packet, SendOutcome } from '../channel.ts';
import { isRefusedConnection, postJson, type HttpAnswer } from '../post-json.ts';
import { TELEGRAM_TIMEOUT_MS } from './lean-fetch.ts';
import { outcomeOfRefusal } from './telegram-client.ts';

export interface TelegramAddress { readonly token: string; readonly apiRoot: string }

const refusal = z.object({
  ok: z.literal(false), error_code: z.number(), description: z.string(), parameters: z.object({ retry_after: z.number().optional() }).optional(),
});

/** With less time than this a second call is not begun. */
const SECOND_CALL_MS_MIN = 1_000;

/**
 * Sends one packet to one chat. Past grammY's client: it makes an abort signal, two timers and a look for uploads for every call, where a reply is
 * one JSON text out and `{"ok":true` in (`npm run bench -- conversation`).
 */
export async function sendTelegram(address: TelegramAddress, chat: string, packet: Packet): Promise<SendOutcome> {
  const begun = performance.now();
  const outcome = await post(address, chat, packet, TELEGRAM_TIMEOUT_MS);
  if (outcome.kind !== 'rejected') return outcome;
  if (packet.method === 'deleteMessage') return { kind: 'sent' }; // gone already, or too old: nothing more can be done
  if (packet.method !== 'editMessageText') return outcome;
  const left = begun + TELEGRAM_TIMEOUT_MS - performance.now(); // both calls share the time that one send may take
  return left < SECOND_CALL_MS_MIN ? { kind: 'retry', afterMs: 2_000, error: 'refused late' } : post(address, chat, asNewMessage(packet), left);
}

/** A message that can no longer be replaced is sent anew. */
function asNewMessage(packet: Packet): Packet {
  const { message_id: _old, ...payload } = packet.payload;
  return { method: 'sendMessage', payload };
}

async function post({ token, apiRoot }: TelegramAddress, chat: string, { method, payload }: Packet, timeoutMs: number): Promise<SendOutcome> {
  const body = JSON.stringify({ chat_id: Number(chat), ...payload });
  try {
    return read(await postJson(`${apiRoot}/bot${token}/${method}`, body, { timeoutMs }));
  } catch (error) {
    return isRefusedConnection(error) ? { kind: 'retry', afterMs: 2_000, error: 'connection refused' } : { kind: 'unknown', error: 'no answer' };
  }
}

/** Of an answer that says `ok` nothing else matters; a gateway's page about a failure (5xx) is a failure of the platform's. */
function read({ status, text }: HttpAnswer): SendOutcome {
  if (text.startsWith('{"ok":true')) return { kind: 'sent' };
  const told = parse(text);
  if (typeof told === 'object' && told !== null && 'ok' in told && told.ok === true) return { kind: 'sent' };
  const refused = refusal.safeParse(told);
  if (refused.success) return outcomeOfRefusal(refused.data);
  return { kind: 'unknown', error: `HTTP ${status}`, ...(status >= 500 && { failed: true }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no answer of the Bot API: whoever wrote it, the message may have arrived
  }
}
