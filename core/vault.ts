import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Everything that stands under SECRET_KEY: a key of its own for each purpose, so that no use can be turned against another. */
export interface Vault {
  /** 32 bytes for this purpose alone (HKDF-SHA-256). The purpose may name a thing (`identity|ID`): then the key is that thing's. */
  key(purpose: string): Buffer;
  /** HMAC-SHA-256 of a text under the purpose's key. */
  mac(purpose: string, text: string): Buffer;
  /** AES-256-GCM under the purpose's key: IV, ciphertext and tag in one. The same bytes are never sealed to the same result. */
  seal(purpose: string, bytes: Uint8Array): Buffer;
  /** What was sealed for this purpose; `undefined` for anything else, also for a single changed bit. */
  open(purpose: string, sealed: Uint8Array): Buffer | undefined;
}

/** The vault of a SECRET_KEY. Every process of one system has the same. */
export function openVault(secretKey: string): Vault {
  const key = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secretKey, 'myanjobs', purpose, 32));
  return {
    key,
    mac: (purpose, text) => createHmac('sha256', key(purpose)).update(text).digest(),
    seal: (purpose, bytes) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key(purpose), iv);
      return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open: (purpose, sealed) => {
      if (sealed.byteLength < IV_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv(CIPHER, key(purpose), sealed.subarray(0, IV_BYTES));
      decipher.setAuthTag(sealed.subarray(sealed.byteLength - TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, sealed.byteLength - TAG_BYTES)), decipher.final()]);
      } catch {
        return undefined; // not ours, or changed: to the caller both are nothing
      }
    },
  };
}
