import { createDecipheriv, createHash } from 'node:crypto';
import { sameHex } from '../wire.ts';

/**
 * AES-256-ECB with PKCS7, base64; the key is the 32 bytes of its text (payments.md §3B; the aggregators of §6.1 do the same). `undefined`
 * when it cannot be decrypted. That it can proves very little: ECB has no integrity.
 */
export function decryptResult(encoded: string, key: string): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-ecb', Buffer.from(key, 'utf8'), null);
    return Buffer.concat([decipher.update(Buffer.from(encoded.replaceAll(' ', '+'), 'base64')), decipher.final()]).toString('utf8');
  } catch {
    return undefined; // another key, or no ciphertext at all: the caller calls it forged
  }
}

/** The companion that may come with a result: SHA-256 of the plain text. */
export function checksumHolds(text: string, given: string): boolean {
  return sameHex(given, createHash('sha256').update(text, 'utf8').digest('hex'));
}
