import type { CallbackMessage, CallbackReading } from '../provider.ts';
import { digestOf, fieldText, readFields } from '../wire.ts';
import type { MmqrSettings } from './settings.ts';
import { bodyHolds } from './sign.ts';

/** Headers by their names of today; an older README of the issuer calls them `sppay-x-…` (payments.md §6.2). */
const NONCE = ['x-mmpay-nonce', 'sppay-x-nonce'] as const;
const SIGNATURE = ['x-mmpay-signature', 'sppay-x-signature'] as const;

/**
 * Proves a callback by the signature over its raw bytes. A heartbeat (`condition` TOUCHED) repeats what was told; a replay under a new
 * nonce too. What it says is asked of `get`.
 */
export function readCallback(settings: MmqrSettings, { body, headers }: CallbackMessage): CallbackReading {
  const nonce = header(headers, NONCE);
  const signature = header(headers, SIGNATURE);
  if (nonce === '' || signature === '') return { kind: 'forged' };
  if (!bodyHolds(nonce, body, signature, settings.secretKey)) return { kind: 'forged' };
  const content = body.toString('utf8');
  const fields = readFields(content);
  if (!fields) return { kind: 'malformed' };
  const appId = fieldText(fields.appId);
  if (appId !== '' && appId !== settings.appId) return { kind: 'forged' };
  const chargeId = fieldText(fields.orderId);
  if (!/^\w{1,40}$/.test(chargeId)) return { kind: 'malformed' };
  return { kind: 'callback', callback: { chargeId, content: content.slice(0, 4000), digest: digestOf(content) } };
}

function header(headers: CallbackMessage['headers'], names: readonly string[]): string {
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}
