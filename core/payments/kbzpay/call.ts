import { randomBytes } from 'node:crypto';
import { askWire, fieldText, isFields, noAnswer, readFields, type Fields } from '../wire.ts';
import type { KbzPayParts } from './settings.ts';
import { signatureHolds, signatureOf, signingContent } from './sign.ts';

/** What came back: fields whose signature holds, a refusal by code, or nothing that proves anything. */
export type Answer =
  | { readonly kind: 'success'; readonly fields: Fields }
  | { readonly kind: 'fail'; readonly code: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Call {
  readonly url: string;
  readonly method: string;
  readonly version: '1.0' | '3.0';
  readonly biz: Readonly<Record<string, string>>;
  /** Fields of the request's head besides the common ones. */
  readonly head?: Readonly<Record<string, string>>;
  /** How the body travels: by fetch, unless it needs our certificate. */
  readonly post?: (url: string, body: string) => Promise<string>;
}

/** Codes that say "ask again" (payments.md §1.3). */
const PASSING = new Set(['SYSTEM_ERROR', 'FLOW_CONTROL', 'AOP03028']);

/** One signed request to the gateway: HTTP 200 even for refusals, the truth is in `Response.result` and `Response.code`. */
export async function callKbzPay({ settings, clock }: KbzPayParts, call: Call): Promise<Answer> {
  const head = {
    timestamp: String(Math.floor(clock.now().getTime() / 1000)), method: call.method, nonce_str: newNonce(),
    version: call.version, ...call.head,
  };
  const biz = { appid: settings.appId, merch_code: settings.merchantCode, ...call.biz };
  const sign = signatureOf(signingContent({ ...head, ...biz }), settings.appKey);
  const body = JSON.stringify({ Request: { ...head, sign_type: 'SHA256', sign, biz_content: biz } });
  let text: string;
  try {
    text = await (call.post ?? postJson)(call.url, body);
  } catch (error) {
    return { kind: 'unknown', reason: noAnswer(error) };
  }
  return readAnswer(text, settings.appKey);
}

async function postJson(url: string, body: string): Promise<string> {
  return (await askWire(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).text;
}

/** Letters and digits, 32 of them. */
export function newNonce(): string {
  return randomBytes(16).toString('hex').toUpperCase();
}

function readAnswer(text: string, appKey: string): Answer {
  const fields = readEnvelope(text, 'Response');
  if (!fields) return { kind: 'unknown', reason: 'not an answer of the gateway' };
  const code = fieldText(fields.code);
  if (fieldText(fields.result) !== 'SUCCESS' || code !== '0') {
    return PASSING.has(code) || code === '' ? { kind: 'unknown', reason: `gateway: ${code || 'no code'}` } : { kind: 'fail', code };
  }
  return answerSigned(fields, appKey) ? { kind: 'success', fields } : { kind: 'unknown', reason: 'the signature of the answer is wrong' };
}

/** Integrations disagree whether `qrCode` is part of a precreate answer's signature (payments.md §1.4): either is accepted. */
function answerSigned(fields: Fields, appKey: string): boolean {
  return signatureHolds(fields, appKey) || signatureHolds({ ...fields, qrCode: undefined }, appKey);
}

/** The object inside `{"Request": …}` or `{"Response": …}`, numbers with their text kept; `undefined` for anything else. */
export function readEnvelope(text: string, name: 'Request' | 'Response'): Fields | undefined {
  const inner = readFields(text)?.[name];
  return isFields(inner) ? inner : undefined;
}
