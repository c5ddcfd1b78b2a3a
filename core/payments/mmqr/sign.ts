import { createHmac } from 'node:crypto';
import { sameHex } from '../wire.ts';

/** HMAC-SHA256 over `NONCE.BODY`, lower-case hex; the body as the bytes that travel. */
export function signBody(nonce: string, body: Buffer | string, secretKey: string): string {
  return createHmac('sha256', secretKey).update(`${nonce}.`).update(body).digest('hex');
}

/** True when the signature is right for these bytes. Time is constant. */
export function bodyHolds(nonce: string, body: Buffer, given: string, secretKey: string): boolean {
  return sameHex(given, signBody(nonce, body, secretKey));
}
