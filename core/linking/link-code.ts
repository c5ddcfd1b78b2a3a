import { randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { MINUTE } from '../clock.ts';

/** A code lives ten minutes; so does the question in the first chat after it was typed in the second. */
export const CODE_LASTS_MS = 10 * MINUTE;

/** Wrong codes a member may type within an hour, in total over all codes. */
export const TRIES_MAX = 5;

const DIGITS = 8;
const scryptAsync = promisify(scrypt) as (secret: string, salt: string, length: number) => Promise<Buffer>;

/** Eight random digits. */
export function newLinkCode(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
}

/** The digits of a code as a person types it (spaces, dashes, Burmese digits); `undefined` when it is none. */
export function readLinkCode(text: string): string | undefined {
  const digits = text.replace(/[၀-၉]/g, (digit) => String(digit.charCodeAt(0) - 0x1040)).replace(/[\s.-]/g, '');
  return new RegExp(`^\\d{${DIGITS}}$`).test(digits) ? digits : undefined;
}

/**
 * What is stored of a code. Codes are looked up by it, so its salt is the same for all; it is slow on purpose, because
 * eight digits are few.
 */
export async function hashLinkCode(code: string): Promise<string> {
  return (await scryptAsync(code, 'myanjobs.link-code', 24)).toString('base64url');
}
