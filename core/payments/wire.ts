import { createHash, timingSafeEqual } from 'node:crypto';
import { isLosslessNumber, parse } from 'lossless-json';

/** How long a provider may take to answer; after that the outcome is unknown. */
export const ANSWER_WAIT_MS = 10_000;
/** More than this is no answer of a payment API. */
export const ANSWER_BYTES_MAX = 64 * 1024;

export interface WireAnswer {
  readonly status: number;
  readonly text: string;
}

export interface WireRequest {
  readonly method: 'POST' | 'GET';
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * One request to a provider, answered within 10 s by at most 64 KB; redirects are not followed. Throws when there is no such
 * answer: whether the provider took the request is unknown then.
 */
export async function askWire(url: string, request: WireRequest, waitMs = ANSWER_WAIT_MS): Promise<WireAnswer> {
  const response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(waitMs) });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > ANSWER_BYTES_MAX) throw new RangeError('the answer is too long');
    chunks.push(chunk);
  }
  return { status: response.status, text: Buffer.concat(chunks).toString('utf8') };
}

/** Why there was no answer, without what the error may carry. */
export function noAnswer(error: unknown): string {
  return `no answer: ${error instanceof Error ? error.name : 'error'}`;
}

/** Fields of a message as they came: numbers that were parsed losslessly keep their text. */
export type Fields = Readonly<Record<string, unknown>>;

/** A JSON object with the text of its numbers kept; `undefined` for anything else. */
export function readFields(text: string): Fields | undefined {
  try {
    const value: unknown = parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined; // broken JSON is one of the things that are not an object
  }
}

/** True for an object, not for a list, a number that kept its text, or null. */
export function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/** A value as it is signed: text as it is, numbers as they were written; empty for null, lists and objects. */
export function fieldText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isLosslessNumber(value)) return value.value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Whole kyat from `1000`, `1000.0` or `1000.00`; `undefined` for anything else, a fraction of a kyat included. */
export function readKyat(text: string): number | undefined {
  const whole = /^(\d{1,15})(?:\.0{1,2})?$/.exec(text)?.[1];
  return whole === undefined ? undefined : Number(whole);
}

/** Compares a signature in hex, in constant time; letter case is free. */
export function sameHex(given: string, right: string): boolean {
  const a = Buffer.from(given.toUpperCase());
  const b = Buffer.from(right.toUpperCase());
  return a.length === b.length && timingSafeEqual(a, b);
}

/** By what a replay is recognised. */
export function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 24);
}
