import { foldDigits } from './fold-digits.ts';
import { isNormal } from './is-normal.ts';
import { hasMyanmar, isPlainAscii } from './myanmar-characters.ts';
import { reorderMarks } from './reorder-marks.ts';

/** Zero-width and direction characters, soft hyphens and controls: nobody means them. A joiner inside an emoji is kept. */
const INVISIBLE = /[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|(?![\n\r\t])\p{Cc}|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
const LINE_BREAK = /\r\n?|\u2028|\u2029/g;
const SPACES = /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const UNTIDY = /^\s|\s$| {2}| \n|\n |\n{3}/;
const PASSES_MAX = 6;

/**
 * The stored form of a text: well-formed NFC Unicode without invisible characters, digits as 0–9, look-alikes told apart, marks
 * in one order, spaces tidy (line breaks stay, at most two in a row). Idempotent. Give it Unicode: Zawgyi goes through
 * `toUnicode` first. The order of the steps is that of the measured normaliser (myanmar.md §2).
 */
export function normalise(raw: string): string {
  if (isNormal(raw)) return raw;
  const trimmed = raw.trim();
  return trimmed.length < raw.length && isNormal(trimmed) ? trimmed : normaliseFully(raw);
}

/** The same by every step, for a text that is known to need some, and for proving that `isNormal` promises nothing wrong. */
export function normaliseFully(raw: string): string {
  if (isPlainAscii(raw)) return tidySpaces(raw);
  let text = raw;
  for (let passes = 1; passes <= PASSES_MAX; passes++) {
    const next = normaliseOnce(text);
    if (next === text) break;
    text = next;
  }
  return text;
}

function normaliseOnce(text: string): string {
  const visible = text.toWellFormed().replace(INVISIBLE, '').normalize('NFC').replace(LINE_BREAK, '\n').replace(SPACES, ' ');
  const digits = foldDigits(visible);
  return tidySpaces(hasMyanmar(digits) ? foldMyanmar(digits) : digits);
}

function foldMyanmar(text: string): string {
  return reorderMarks(text)
    .replace(/\u1009\u102e/g, '\u1026') // ဉီ → ဦ
    .replace(/\u1025(?=\u1037?\u103a|\u102c)/g, '\u1009') // ဥ် → ဉ်, ဥာ → ဉာ
    .replace(/\u1005\u103b/g, '\u1008') // စျ → ဈ: drawn alike, and Zawgyi has only the one
    .normalize('NFC');
}

function tidySpaces(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text.replace(/ +/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}
