import { askWire, fieldText, noAnswer, readFields, type Fields } from '../wire.ts';
import type { MmqrParts } from './settings.ts';
import { signBody } from './sign.ts';

/** The fields of an answer, a refusal by its HTTP status, or nothing that proves anything. */
export type Answer =
  | { readonly kind: 'success'; readonly fields: Fields }
  | { readonly kind: 'fail'; readonly status: number }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Statuses with which the issuer says no, and no again: a malformed request, an unknown order. 401 may be our clock or their list of addresses. */
const REFUSED = new Set([400, 404, 409, 422]);

/** One signed call. Every call begins with a handshake for a token that is good once (payments.md §6.2). */
export async function callMmqr(parts: MmqrParts, call: 'create' | 'get' | 'cancel', order: string, fields: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  const nonce = String(parts.clock.now().getTime());
  const shaken = await post(parts, 'handshake', nonce, { orderId: order, nonce });
  if (shaken.kind !== 'success') return shaken.kind === 'fail' ? { kind: 'unknown', reason: `handshake: HTTP ${shaken.status}` } : shaken;
  const token = fieldText(shaken.fields.token);
  if (token === '') return { kind: 'unknown', reason: 'a handshake without a token' };
  return post(parts, call, nonce, { ...fields, orderId: order, nonce }, token);
}

async function post({ settings }: MmqrParts, path: string, nonce: string, fields: Readonly<Record<string, unknown>>, token?: string): Promise<Answer> {
  const body = JSON.stringify(fields);
  const sandbox = settings.publishableKey.startsWith('pk_test_') ? 'sandbox-' : '';
  try {
    const { status, text } = await askWire(`${settings.apiUrl}/payments/${sandbox}${path}`, {
      method: 'POST', body,
      headers: {
        'content-type': 'application/json', authorization: `Bearer ${settings.publishableKey}`, 'x-mmpay-nonce': nonce,
        'x-mmpay-signature': signBody(nonce, body, settings.secretKey), ...(token !== undefined && { 'x-mmpay-btoken': token }),
      },
    });
    if (REFUSED.has(status)) return { kind: 'fail', status };
    const answer = readFields(text);
    return (status === 200 || status === 201) && answer ? { kind: 'success', fields: answer } : { kind: 'unknown', reason: `HTTP ${status}` };
  } catch (error) {
    return { kind: 'unknown', reason: noAnswer(error) };
  }
}
