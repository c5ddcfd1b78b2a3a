import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { normalise } from './normalise.ts';

/** Myanmar mobile in international digits: 95 9 and seven to nine more. Ranges the library does not know yet are accepted. */
const MYANMAR_MOBILE = /^\+959\d{7,9}$/;
/** The ways to begin a Myanmar mobile, with the two slips that people make. */
const MYANMAR_PREFIX = /^(?:\+?95909|\+?9509|\+?959|09|9)(?=\d{7,9}$)/;
/** Digits as they stand in an advert: seven and more, with the usual separators between them. */
const LOOSE_PHONE = /(?<![\d,])(?:\+|00)?(?:95[ .-]{0,2}(?:90)?)?0?9(?:[ .\-()]{0,2}\d){7,10}(?!\d)|\+\d(?:[ .\-()]{0,2}\d){7,14}(?!\d)/;
const DIGITS_MIN = 8;
/** A landline as it is dialled from elsewhere; without that any six digits (a sum of money) would be one. */
const DIALLED = /^(?:\+|0|95)/;

/**
 * A phone number in E.164 (`+959777123456`), as people write it: Myanmar digits, wa for zero, `09…`, `9…`, `959…`, `00959…`, spaces
 * and dashes, and the common slips `95909…` and `9509…`. A number with another country's code stays that country's.
 * `undefined` when it can be no phone (myanmar.md §4).
 */
export function parsePhone(text: string): string | undefined {
  const digits = phoneDigits(text);
  if (!/^\+?\d{6,17}$/.test(digits)) return undefined;
  const local = digits.replace(/^00/, '+').replace(MYANMAR_PREFIX, '+959');
  if (MYANMAR_MOBILE.test(local)) return local;
  const parsed = parsePhoneNumberFromString(local, 'MM');
  return parsed?.isPossible() === true && (parsed.country !== 'MM' || (DIALLED.test(local) && parsed.isValid())) ? parsed.number : undefined;
}

/** True when a text holds something that reads as a phone number, spaced or in Myanmar digits: a moderator is warned. */
export function containsPhone(text: string): boolean {
  return LOOSE_PHONE.test(foldForPhones(text));
}

/** A phone for a log or a card of somebody who may not see it: `+959•••••456`. */
export function maskPhone(phone: string): string {
  if (phone.length < DIGITS_MIN) return '•'.repeat(phone.length);
  return phone.slice(0, 4) + '•'.repeat(phone.length - 7) + phone.slice(-3);
}

/** A phone as people read it: `09 777 123 456` for Myanmar, the international form for others. */
export function formatPhone(phone: string): string {
  if (MYANMAR_MOBILE.test(phone)) return `09 ${phone.slice(4).replace(/(\d{3})(?=\d{2})/g, '$1 ')}`.trim();
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}

function foldForPhones(text: string): string {
  return normalise(text).replace(/(?<=\d|^|[ .\-()])\u101d(?=\u101d*[ .\-()]*\d)/g, '0');
}

function phoneDigits(text: string): string {
  return foldForPhones(text).replace(/^[^\d+]+|[^\d]+$/g, '').replace(/[ \-().]/g, '');
}
