import { createHmac } from 'node:crypto';

/** The gateway's own hash (payments.md §2.3), written apart from the product's so that one checks the other. */
export function gatewayHash(values: readonly (string | null)[], secret: string): string {
  const hmac = createHmac('sha256', secret);
  for (const value of values) hmac.update(value ?? 'null');
  return hmac.digest('hex');
}
