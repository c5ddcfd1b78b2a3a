import { createHash } from 'node:crypto';
import { fieldText, sameHex, type Fields } from '../wire.ts';

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
  return sameHex(fieldText(fields.sign), signatureOf(signingContent(fields), appKey));
}
