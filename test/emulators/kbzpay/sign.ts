import { createHash } from 'node:crypto';

/** Text of a value as it travels; lists and objects are not signed. */
export type Wire = Readonly<Record<string, string | undefined>>;

/** The gateway's own signature (payments.md §1.4), written apart from the product's so that one checks the other. */
export function gatewaySign(fields: Wire, appKey: string): string {
  const content = Object.entries(fields)
    .filter(([key, value]) => value !== undefined && value !== '' && key !== 'sign' && key !== 'sign_type')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  return createHash('sha256').update(`${content}&key=${appKey}`).digest('hex').toUpperCase();
}
