import type { Account } from './account.ts';
import { pathWithSignature, type WebhookAnswer } from './webhook-request.ts';
import { asciiJson, signatureOf, type WireObject } from './wire.ts';

/** How a forged callback is signed: as Viber's header only, as `?sig=` only, both, not at all, or with a wrong key in both. */
export interface ForgeOptions {
  readonly sign?: 'header' | 'query' | 'both' | 'none' | 'wrong';
}

/** Posts any bytes to the webhook once, outside every schedule. Throws when no webhook is set. */
export function forge(account: Account, body: string | Uint8Array | WireObject, options: ForgeOptions = {}): Promise<WebhookAnswer> {
  const target = account.delivery.target;
  if (target === undefined) throw new Error('no webhook is set');
  const sign = options.sign ?? 'header';
  const bytes = bytesOf(body);
  const signature = signatureOf(bytes, sign === 'wrong' ? `${account.settings.token}-wrong` : account.settings.token);
  const inHeader = sign === 'header' || sign === 'both' || sign === 'wrong';
  const inQuery = sign === 'query' || sign === 'both' || sign === 'wrong';
  const path = inQuery ? pathWithSignature(target, signature) : target.path;
  return account.delivery.post(target, { path, body: bytes, ...(inHeader ? { signature } : {}) });
}

function bytesOf(body: string | Uint8Array | WireObject): Buffer {
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  return body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(asciiJson(body), 'latin1');
}
