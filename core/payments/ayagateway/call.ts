import { askWire, fieldText, isFields, noAnswer, readFields } from '../wire.ts';
import type { AyaGatewayParts } from './settings.ts';
import { checkSum } from './sign.ts';

/** The `data` of an answer, a refusal by its code, or nothing that proves anything. */
export type Answer =
  | { readonly kind: 'success'; readonly data: unknown }
  | { readonly kind: 'fail'; readonly code: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** One request to the gateway's JSON API; `signed` names the values of its checksum in their order. */
export async function callAyaGateway({ settings }: AyaGatewayParts, path: string, fields: Readonly<Record<string, string>>, signed: readonly string[]): Promise<Answer> {
  const body = JSON.stringify({ ...fields, checkSum: checkSum(signed, settings.appSecret) });
  let text: string;
  try {
    text = (await askWire(`${settings.apiUrl}/v1/payment/${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).text;
  } catch (error) {
    return { kind: 'unknown', reason: noAnswer(error) };
  }
  const answer = readFields(text);
  if (!answer) return { kind: 'unknown', reason: 'not an answer of the gateway' };
  const status = fieldText(answer.status);
  if (status === '00') return { kind: 'success', data: isFields(answer.data) || Array.isArray(answer.data) ? answer.data : undefined };
  return status === '' ? { kind: 'unknown', reason: 'an answer without a status' } : { kind: 'fail', code: status };
}

/** Unix seconds, as text: two of three integrations send seconds (payments.md §3A). */
export function timestampOf({ clock }: AyaGatewayParts): string {
  return String(Math.floor(clock.now().getTime() / 1000));
}
