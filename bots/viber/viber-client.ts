import { z } from 'zod';
import type { Packet, SendOutcome } from '../channel.ts';
import { isRefusedConnection, postJson } from '../post-json.ts';

export const VIBER_TIMEOUT_MS = 8_000;

export interface ViberSettings { readonly token: string; readonly apiRoot: string; readonly sender: string }

const answerSchema = z.object({ status: z.number(), status_message: z.string().optional(), message_token: z.string().optional(), billing_status: z.number().optional() });
export type ViberAnswer = z.infer<typeof answerSchema>;

/** Viber answered, but not as it documents. */
class ViberHttpError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`viber answered HTTP ${status}`);
    this.status = status;
  }
}

/** One call of the REST API: token in the header, tokens of answers kept as text (they have 19 digits), a time limit. Throws on transport errors. */
export async function callViber(settings: Pick<ViberSettings, 'token' | 'apiRoot'>, endpoint: string, body: object): Promise<ViberAnswer> {
  const { status, text } = await postJson(`${settings.apiRoot}/${endpoint}`, JSON.stringify(body), {
    headers: { 'X-Viber-Auth-Token': settings.token }, timeoutMs: VIBER_TIMEOUT_MS,
  });
  if (status < 200 || status > 299) throw new ViberHttpError(status);
  return answerSchema.parse(JSON.parse(text.replace(/"message_token"\s*:\s*(\d+)/g, '"message_token":"$1"')));
}

/** Sends one message; understands the status (channels.md §1.8). A client that is too old for it gets it once more, plain. */
export async function sendViber(settings: ViberSettings, receiver: string, packet: Packet): Promise<SendOutcome> {
  try {
    const answer = await callViber(settings, packet.method, addressed(settings, receiver, packet.payload));
    if (answer.status !== 13 && answer.status !== 14) return outcomeOf(answer);
    return outcomeOf(await callViber(settings, packet.method, addressed(settings, receiver, degraded(packet.payload))));
  } catch (error) {
    if (isRefusedConnection(error)) return { kind: 'retry', afterMs: 2_000, error: 'connection refused' };
    const failed = error instanceof ViberHttpError && error.status >= 500;
    return { kind: 'unknown', error: error instanceof Error ? error.message : 'no answer', ...(failed && { failed }) };
  }
}

function addressed(settings: ViberSettings, receiver: string, payload: object): object {
  return { receiver, sender: { name: settings.sender }, ...payload };
}

/** Without keyboard, carousel and level: every client shows it. */
function degraded(payload: Readonly<Record<string, unknown>>): object {
  const { keyboard: _keyboard, rich_media: _rich, min_api_version: _level, ...rest } = payload;
  return payload['type'] === 'rich_media' ? { type: 'text', text: payload['alt_text'] ?? '…' } : rest;
}

const GONE = new Set([5, 6, 11]);
const OURS = new Set([1, 3, 4, 13, 14, 16, 17, 18, 20, 21, 22, 23, 24]);
const ACCOUNT = new Set([2, 7, 8, 9, 10, 15, 19]);

function outcomeOf(answer: ViberAnswer): SendOutcome {
  const { status, message_token: message, billing_status: billing } = answer;
  const error = `status ${status} ${answer.status_message ?? ''}`.trim();
  if (status === 0) return { kind: 'sent', ...(message !== undefined && { message }), ...(billing !== undefined && { billing }) };
  if (GONE.has(status)) return { kind: 'blocked' };
  if (OURS.has(status)) return { kind: 'rejected', error };
  if (ACCOUNT.has(status)) return { kind: 'retry', afterMs: 60_000, error };
  return { kind: 'retry', afterMs: status === 12 ? 30_000 : 5_000, error };
}
