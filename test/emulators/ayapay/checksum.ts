import { createCipheriv, createHash, createHmac } from 'node:crypto';

/** The gateway's own checksum (payments.md §3A), written apart from the product's so that one checks the other. */
export function gatewaySum(secret: string, ...values: readonly string[]): string {
  const hmac = createHmac('sha256', secret);
  values.forEach((value, index) => { hmac.update(index === 0 ? value : `:${value}`); });
  return hmac.digest('hex');
}

/** What the wallet's callbacks are encrypted with (payments.md §3B). */
export function encryptResult(text: string, key: string): string {
  const cipher = createCipheriv('aes-256-ecb', key, null);
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
