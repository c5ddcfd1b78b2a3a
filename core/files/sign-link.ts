import { createHmac, timingSafeEqual } from 'node:crypto';
import { HOUR } from '../clock.ts';

/** How long a link to a file works. */
export const LINK_LASTS_MS = 24 * HOUR;

/** 144 bits of the HMAC: beyond guessing, and a short link. */
const SIGNATURE_LENGTH = 24;

/**
 * The path of a signed link to a kept file, `/files/ID/EXPIRES/SIGNATURE/NAME`. The last part ends with the file's extension,
 * because Viber tells a file's type by it (channels.md §1.5); the name is not part of the secret. EXPIRES is in seconds, base 36.
 */
export function signFileLink(secret: string, file: { readonly _id: string; readonly name: string }, now: Date): string {
  const expires = Math.floor((now.getTime() + LINK_LASTS_MS) / 1000).toString(36);
  const extension = /\.[a-z0-9]{1,5}$/.exec(file.name)?.[0] ?? '';
  return `/files/${file._id}/${expires}/${signature(secret, file._id, expires)}/file${extension}`;
}

/** True for a link that we signed and whose time has not run out. Compares in constant time. */
export function checkFileLink(secret: string, link: { id: string; expires: string; signature: string }, now: Date): boolean {
  const expected = Buffer.from(signature(secret, link.id, link.expires));
  const given = Buffer.from(link.signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return Number.parseInt(link.expires, 36) * 1000 > now.getTime();
}

function signature(secret: string, id: string, expires: string): string {
  return createHmac('sha256', secret).update(`file\n${id}\n${expires}`).digest('base64url').slice(0, SIGNATURE_LENGTH);
}
