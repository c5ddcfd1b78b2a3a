import type { AccountCode } from './chart-of-accounts.ts';

/** Digits in base 36: moments up to the year 5188, 78 thousand million entries an account. */
const MOMENT_DIGITS = 9;
const SEQ_DIGITS = 7;
const MOMENT_MAX = 36 ** MOMENT_DIGITS - 1;
/** Around the ids of an account. Sorted before everything that a code is written with, so that entries stand in the order of accounts. */
const BEGIN = '#';
const END = '$';

/** A range of ids. */
interface Ids {
  readonly $gt: string;
  readonly $lt: string;
}

/**
 * The id of a numbered entry is its place, `<account>#<moment>#<number>`: an account's entries stand together in the order of posting, which
 * is the order of time (moments never run backwards), and so this one index pages statements and finds a past balance. An entry that
 * waits to be folded has no place yet; it is `<transfer>:<side>` meanwhile.
 */
export function entryId(account: AccountCode, at: Date, seq: number): string {
  return `${account}${BEGIN}${momentDigits(at.getTime())}${BEGIN}${seq.toString(36).padStart(SEQ_DIGITS, '0')}`;
}

/** What an id says; `undefined` for one that is no place. */
export function readEntryId(id: string): { account: string; moment: number; seq: number } | undefined {
  const [account = '', moment = '', seq = ''] = id.split(BEGIN);
  return isPlace(`${moment}${BEGIN}${seq}`) ? { account, moment: Number.parseInt(moment, 36), seq: Number.parseInt(seq, 36) } : undefined;
}

/** All numbered entries of an account. */
export function idsOf(account: AccountCode): Ids {
  return { $gt: `${account}${BEGIN}`, $lt: `${account}${END}` };
}

/** Those that were booked up to a moment. */
export function idsUntil(account: AccountCode, moment: Date): Ids {
  return { $gt: `${account}${BEGIN}`, $lt: `${account}${BEGIN}${momentDigits(moment.getTime() + 1)}` };
}

/** Those that stand before a place of the account. What is no place means: all. */
export function idsBefore(account: AccountCode, place: string): Ids {
  return isPlace(place) ? { $gt: `${account}${BEGIN}`, $lt: `${account}${BEGIN}${place}` } : idsOf(account);
}

/** An entry's place within its account: short enough for a button. */
export function placeOf(id: string): string {
  return id.slice(id.indexOf(BEGIN) + 1);
}

/** True for what placeOf gives. */
export function isPlace(text: string): boolean {
  return /^[0-9a-z]{9}#[0-9a-z]{7}$/.test(text);
}

function momentDigits(moment: number): string {
  return Math.min(Math.max(moment, 0), MOMENT_MAX).toString(36).padStart(MOMENT_DIGITS, '0');
}
