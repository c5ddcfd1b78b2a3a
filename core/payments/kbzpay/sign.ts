import { createHash, timingSafeEqual } from 'node:crypto';
import { isLosslessNumber } from 'lossless-json';

/** Fields of a message, flat, as they came: numbers that were parsed losslessly keep their text. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * The text that KBZPay signs: `k=v` joined by & in ASCII order of keys, values raw; without `sign`, `sign_type`, empty values,
 * arrays and objects (reference: payments.md §1.4, agreed by six published integrations).
 */
export function signingContent(fields: Fields): string {
  const pairs: string[] = [];
  for (const key of Object.keys(fields).sort()) {
    if (key === 'sign' || key === 'sign_type') continue;
    const text = fieldText(fields[key]);
    if (text !== '') pairs.push(`${key}=${text}`);
  }
  return pairs.join('&');
}

/** SHA-256 of the content and the application's key, upper-case hex. */
export function signatureOf(content: string, appKey: string): string {
  return createHash('sha256').update(`${content}&key=${appKey}`, 'utf8').digest('hex').toUpperCase();
}

/** True when the fields carry their own right signature, over whatever keys arrived. Letter case is free; time is constant. */
export function signatureHolds(fields: Fields, appKey: string): boolean {
  const given = Buffer.from(fieldText(fields.sign).toUpperCase());
  const right = Buffer.from(signatureOf(signingContent(fields), appKey));
  return given.length === right.length && timingSafeEqual(given, right);
}

/** A value as it is signed; empty for what is not signed. */
export function fieldText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isLosslessNumber(value)) return value.value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
