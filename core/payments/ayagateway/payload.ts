import { fieldText, isFields, readFields, type Fields } from '../wire.ts';
import { payloadHolds } from './sign.ts';

/** `{payload, checkSum, merchOrderId}`, in which the gateway says everything: enquiry, callback and the browser's return. */
export type PayloadReading =
  | { readonly kind: 'payload'; readonly fields: Fields; readonly chargeId: string }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'forged' };

/** Reads and proves such a triple. A form turns the `+` of base64 into spaces: they are restored. */
export function readPayload(triple: unknown, secret: string): PayloadReading {
  if (!isFields(triple)) return { kind: 'malformed' };
  const encoded = fieldText(triple.payload).replaceAll(' ', '+');
  const given = fieldText(triple.checkSum);
  if (encoded === '' || given === '') return { kind: 'malformed' };
  const fields = readFields(Buffer.from(encoded, 'base64').toString('utf8'));
  if (!fields) return { kind: 'malformed' };
  if (!payloadHolds(fields, given, secret)) return { kind: 'forged' };
  const chargeId = fieldText(fields.merchOrderId);
  if (!/^\w{6,40}$/.test(chargeId)) return { kind: 'malformed' };
  return fieldText(triple.merchOrderId) === chargeId ? { kind: 'payload', fields, chargeId } : { kind: 'forged' };
}
