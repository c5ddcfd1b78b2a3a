import { DAY, HOUR, MINUTE } from '../clock.ts';

export const PIN_LENGTH = 6;

/** How long nobody may try after the n-th wrong PIN in a row (index n); 0 = at once again. After the last one only a person can help. */
export const WAITS_MS: readonly number[] = [0, 0, 0, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, DAY];

/** So many wrong PINs in a row, and the PIN is blocked until a person resets it: ten guesses at a million. */
export const TRIES_MAX = WAITS_MS.length;

/** Wrong PINs that may still follow at once after `tries` of them, before there is a wait. */
export function triesLeft(tries: number): number {
  const nextWait = WAITS_MS.findIndex((wait, n) => n > tries && wait > 0);
  return nextWait < 0 ? 1 : nextWait - tries;
}

/** True for six digits. */
export function isPin(digits: string): boolean {
  return /^\d{6}$/.test(digits);
}

/** After a person has reset a PIN no money goes out for so long: whoever talked somebody into it gains nothing at once, and the owner, who is told, has time to speak up. */
export const WAIT_AFTER_RESET_MS = DAY;

const ROW = '01234567890';

/** PINs that everybody tries first: one digit, two digits in turn, a row up or down, three twice, the end of one's own number. */
export function isWeakPin(pin: string, phone?: string): boolean {
  const backwards = [...ROW].toReversed().join('');
  return /^(\d)\1{5}$/.test(pin) || /^(\d\d)\1{2}$/.test(pin) || /^(\d{3})\1$/.test(pin)
    || ROW.includes(pin) || backwards.includes(pin) || (phone?.endsWith(pin) ?? false);
}
