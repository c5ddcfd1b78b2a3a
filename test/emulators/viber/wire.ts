import { createHmac } from 'node:crypto';

/** The host that real callbacks and answers name. */
export const CHAT_HOSTNAME = 'SN-CHAT-05_';

const NON_ASCII = /[\u0080-\uffff]/g;
const FIRST_TOKEN = 4912661846655238145n;
const TOKEN_STEP_MAX = 4096;

export type WireObject = Record<string, unknown>;

/** Narrows parsed JSON to an object (not an array). */
export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON as Viber writes it: every character beyond ASCII is a `\uXXXX` escape (captured bodies, channels.md §1.3). */
export function asciiJson(value: WireObject): string {
  return JSON.stringify(value).replace(NON_ASCII, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * A callback's or answer's JSON with `message_token` as a bare 19-digit integer, which JavaScript's numbers cannot hold.
 * Without a token the field is left out.
 */
export function withToken(head: WireObject, token: string | undefined, tail: WireObject): string {
  const start = asciiJson(head).slice(0, -1);
  const end = asciiJson(tail).slice(1);
  const middle = token === undefined ? '' : `,"message_token":${token}`;
  return end === '}' ? `${start}${middle}}` : `${start}${middle},${end}`;
}

/** Lower-case hex HMAC-SHA256 of the raw body under the auth token (channels.md §1.3). */
export function signatureOf(body: string | Uint8Array, authToken: string): string {
  return createHmac('sha256', authToken).update(body).digest('hex');
}

/** Makes message tokens: 19 digits, growing, as strings. */
export function tokenSource(random: () => number): () => string {
  let last = FIRST_TOKEN;
  return () => {
    last += BigInt(1 + Math.floor(random() * TOKEN_STEP_MAX));
    return last.toString();
  };
}
