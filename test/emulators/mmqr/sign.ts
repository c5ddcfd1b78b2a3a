import { createHmac } from 'node:crypto';

/** The issuer's own signature (payments.md §6.2), written apart from the product's so that one checks the other. */
export function issuerSign(nonce: string, body: string, secretKey: string): string {
  return createHmac('sha256', secretKey).update(Buffer.concat([Buffer.from(nonce), Buffer.from('.'), Buffer.from(body)])).digest('hex');
}
