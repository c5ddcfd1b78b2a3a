import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's: no i, l, o, u

/**
 * A random public id: `length` characters of 5 bits each (12 → 60 bits), lower case, safe in links, buttons and file names.
 * Short, because a Telegram button carries 64 bytes.
 */
export function newId(length = 12): string {
  let id = '';
  for (const byte of randomBytes(length)) id += ALPHABET[byte & 31];
  return id;
}
