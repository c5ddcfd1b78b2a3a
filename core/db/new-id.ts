import { randomFillSync } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's: no i, l, o, u
/** Random bytes are fetched for many ids at once: each call of the system costs more than the id. No byte is used twice. */
const POOL = new Uint8Array(4_096);
let used = POOL.length;

/**
 * A random public id: `length` characters (at most 4,096) of 5 bits each (12 → 60 bits), lower case, safe in links, buttons and file names.
 * Short, because a Telegram button carries 64 bytes.
 */
export function newId(length = 12): string {
  if (used + length > POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  let id = '';
  for (const end = used + length; used < end; used++) id += ALPHABET[(POOL[used] ?? 0) & 31];
  return id;
}
