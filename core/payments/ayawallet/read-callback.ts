import type { CallbackMessage, CallbackReading } from '../provider.ts';
import { digestOf, fieldText, isFields, readFields } from '../wire.ts';
import { checksumHolds, decryptResult } from './decrypt.ts';
import type { AyaWalletSettings } from './settings.ts';

/**
 * Reads a callback, JSON or form, whose `paymentResult` (or `refundResult`) is encrypted with our key. That is a weak proof, so nothing
 * it says counts but which charge to ask about. A checksum that comes with it must be right.
 */
export function readCallback(settings: AyaWalletSettings, { body }: CallbackMessage): CallbackReading {
  const raw = body.toString('utf8');
  const outer = readFields(raw) ?? Object.fromEntries(new URLSearchParams(raw));
  const encoded = fieldText(outer.paymentResult) || fieldText(outer.refundResult);
  if (encoded === '') return { kind: 'malformed' };
  const text = decryptResult(encoded, settings.decryptionKey);
  const fields = text === undefined ? undefined : readFields(text);
  if (text === undefined || !fields) return { kind: 'forged' };
  const given = fieldText(outer.checksum);
  if (given !== '' && !checksumHolds(text, given)) return { kind: 'forged' };
  const chargeId = isFields(fields.data) ? fieldText(fields.data.externalTransactionId) : '';
  if (!/^\w{1,40}$/.test(chargeId)) return { kind: 'malformed' };
  return { kind: 'callback', callback: { chargeId, content: text.slice(0, 4000), digest: digestOf(text) } };
}
