import { wordUnits } from '../../text/word-units.ts';
import { codesOf, hashOf, hashStep, HASH_FIRST, isMyanmarCode } from './unit-table.ts';

/** Longer words are cut into pieces: a pasted link is no word. */
export const UNIT_LENGTH_MAX = 128;

/** Gets a unit: its characters stand in the scanner's buffer until the next one. `hash` is that of `hashOf`. */
export type UnitVisit = (characters: Uint16Array, length: number, isMyanmar: boolean, hash: number) => void;

const buffer = new Uint16Array(UNIT_LENGTH_MAX);

const SEPARATOR = 0;
const LATIN = 1;
const MYANMAR = 2;
const CLASSES_BELOW = 0x1100;

/**
 * A text that the whole text pipeline has to look at: with other letters than ASCII and plain Burmese ones, with `သြ` (an independent vowel in
 * disguise), or with + and # beside Burmese. Punctuation and emoji are no letters.
 */
const STRANGE = /[^\x00-\x7f\xa0\xd7\xf7\u1000-\u1028\u102a-\u103e\u104a-\u104f\u2010-\u2027\u2030-\u205e\u2600-\u2775\ud83c-\ud83e\udc00-\udfff\u200d\ufe0f]|\u101e\u103c|[+#][\u1000-\u109f]|[\u1000-\u109f][+#]/;

const CLASSES = new Uint8Array(CLASSES_BELOW);
for (let code = 0; code < CLASSES_BELOW; code++) CLASSES[code] = classOf(code);

function classOf(code: number): number {
  if (code < 0x80) return /[0-9A-Za-z+#]/.test(String.fromCharCode(code)) ? LATIN : SEPARATOR;
  return code >= 0x1000 && code < 0x104a ? MYANMAR : SEPARATOR;
}

/**
 * The units of a stored (normalised) text, the same as `wordUnits` gives, some ten times faster and without making strings. What it does not
 * know (other scripts, `ဿ`, `သြ`, Shan and Mon letters) goes through `wordUnits` itself.
 */
export function scanUnits(text: string, visit: UnitVisit): void {
  if (STRANGE.test(text)) return scanSlowly(text, visit);
  let from = -1;
  let hasMyanmar = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < CLASSES_BELOW ? CLASSES[code] ?? SEPARATOR : SEPARATOR;
    if (kind !== SEPARATOR) {
      if (from < 0) from = at;
      if (kind === MYANMAR) hasMyanmar = true;
    } else if (from >= 0) {
      scanWord(text, from, at, hasMyanmar, visit);
      from = -1;
      hasMyanmar = false;
    }
  }
  if (from >= 0) scanWord(text, from, text.length, hasMyanmar, visit);
}

function scanSlowly(text: string, visit: UnitVisit): void {
  for (const { key } of wordUnits(text)) {
    for (let from = 0; from < key.length; from += UNIT_LENGTH_MAX) {
      const codes = codesOf(key.slice(from, from + UNIT_LENGTH_MAX));
      visit(codes, codes.length, isMyanmarCode(codes[0] ?? 0), hashOf(codes, codes.length));
    }
  }
}

/** The syllables of a word, and the Latin words and numbers in it. */
function scanWord(text: string, from: number, to: number, hasMyanmar: boolean, visit: UnitVisit): void {
  if (!hasMyanmar) return visitPart(text, from, to, visit);
  let begin = from;
  let inLatin = false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const latin = code < 0x80;
    const sign = code === 0x2b || code === 0x23; // stands alone beside Burmese
    if (at > begin && (latin ? sign || !inLatin : beginsSyllable(text, at, code))) {
      visitPart(text, begin, at, visit);
      begin = at;
    }
    inLatin = latin && !sign;
  }
  visitPart(text, begin, to, visit);
}

/** A consonant that is not stacked and does not close the syllable before it, or an independent vowel (core/text/syllables.ts). */
function beginsSyllable(text: string, at: number, code: number): boolean {
  if (code > 0x102a) return false;
  if (code > 0x1021) return code !== 0x1022 && code !== 0x1028;
  const next = text.charCodeAt(at + 1);
  if (next === 0x103a || next === 0x1039) return false;
  if (next === 0x1037 && (text.charCodeAt(at + 2) === 0x103a || text.charCodeAt(at + 2) === 0x1039)) return false;
  return text.charCodeAt(at - 1) !== 0x1039;
}

function visitPart(text: string, from: number, to: number, visit: UnitVisit): void {
  for (let begin = from; begin < to; begin += UNIT_LENGTH_MAX) {
    const length = Math.min(to - begin, UNIT_LENGTH_MAX);
    let hash = HASH_FIRST;
    for (let n = 0; n < length; n++) {
      const code = text.charCodeAt(begin + n);
      const folded = code >= 0x41 && code <= 0x5a ? code + 0x20 : code === 0x102b ? 0x102c : code;
      buffer[n] = folded;
      hash = hashStep(hash, folded);
    }
    visit(buffer, length, isMyanmarCode(buffer[0] ?? 0), hash);
  }
}
