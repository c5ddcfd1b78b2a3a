import { wordUnits } from '../../text/word-units.ts';
import type { TextLines } from './text-lines.ts';
import { codesOf, isMyanmarCode, type UnitTable } from './unit-table.ts';

/** Longer words are cut into pieces: a pasted link is no word. */
export const UNIT_LENGTH_MAX = 128;

const LATIN = 1;
const MYANMAR = 2;
const SIGN = 4;
const STRANGE = 8;
const LETTERS = LATIN | MYANMAR;
const SIGN_IN_MYANMAR_WORD = /[+#][a-z0-9+#]*[\u1000-\u109f]|[\u1000-\u109f][a-z0-9]*[+#]/i;
const ROOM_AT_FIRST = 4_096;
/** In front of a line's characters stands a zero. */
const BEGIN = 1;
const REPLACEMENT = 0xfffd;

/**
 * What is no letter (space, punctuation, emoji), and plain Burmese letters: from a code to another. All other letters beyond ASCII are strange, and the whole text pipeline has
 * to look at them.
 */
const FAMILIAR: readonly (readonly [first: number, last: number])[] = [
  [0xa0, 0xa0], [0xd7, 0xd7], [0xf7, 0xf7], [0x1000, 0x1028], [0x102a, 0x103e], [0x104a, 0x104f], [0x200d, 0x200d], [0x2010, 0x2027], [0x2030, 0x205e],
  [0x2600, 0x2775], [0xd83c, 0xd83e], [0xdc00, 0xdfff], [0xfe0f, 0xfe0f],
];
const MYANMAR_LETTERS_END = 0x104a;

/** 0 for what separates words. Filled without making strings: the table is the first thing in a process that would. */
const KINDS = new Uint8Array(0x10000).fill(STRANGE, 0x80);
for (const [first, last] of FAMILIAR) KINDS.fill(first >= 0x1000 && last < MYANMAR_LETTERS_END ? MYANMAR : 0, first, last + 1);
for (const letter of '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') KINDS[letter.charCodeAt(0)] = LATIN;
for (const sign of '+#') KINDS[sign.charCodeAt(0)] = LATIN | SIGN;

/**
 * The units of stored (normalised) texts, the same as `wordUnits` gives, some ten times faster and without making strings: the characters of a line are read
 * out of its UTF-8 once, and cut where they lie. A line with what it does not know (other scripts, `ဿ`, `သြ` – an independent vowel in disguise –, Shan and Mon letters,
 * + and # beside Burmese, bytes that are no text) goes through `wordUnits` itself.
 */
export class UnitScanner {
  /** The units of the line at hand, the first `count` of them: their numbers, in Latin letters and digits the complement (`~`). */
  units = new Int32Array(ROOM_AT_FIRST);
  count = 0;
  readonly #table: UnitTable;
  /** The line at hand, in the spelling of a search key, from `BEGIN` to before `#end`; zeros beside it. */
  #characters = new Uint16Array(ROOM_AT_FIRST);
  #end = BEGIN;
  #kinds = 0;

  /** New units get their numbers from the table. */
  constructor(table: UnitTable) {
    this.#table = table;
  }

  /** Cuts the line at hand. */
  scan(lines: TextLines): void {
    this.count = 0;
    this.#read(lines);
    if (this.#end > this.units.length) this.units = new Int32Array(this.#end * 2); // a unit has a character at least
    if (this.#isStrange(lines)) this.#cutSlowly(asStored(lines));
    else if (this.#kinds !== 0) this.#cut();
  }

  #cut(): void {
    const [characters, end] = [this.#characters, this.#end];
    let begin = 0;
    let before = 0;
    for (let at = BEGIN; at <= end; at++) {
      const code = characters[at] ?? 0;
      const kind = (KINDS[code] ?? 0) & LETTERS;
      if (begin > 0 && (kind === 0 || (kind === LATIN ? before !== LATIN : code <= 0x102a && beginsSyllable(characters, at, code)))) {
        this.#take(characters, begin, at);
        begin = 0;
      }
      if (begin === 0 && kind !== 0) begin = at;
      before = kind;
    }
  }

  #cutSlowly(text: string): void {
    for (const { key } of wordUnits(text)) {
      const codes = codesOf(key);
      this.#take(codes, 0, codes.length);
    }
  }

  #take(characters: Uint16Array, from: number, to: number): void {
    for (let begin = from; begin < to; begin += UNIT_LENGTH_MAX) {
      const unit = this.#table.take(characters, begin, Math.min(to, begin + UNIT_LENGTH_MAX));
      this.units[this.count++] = isMyanmarCode(characters[begin] ?? 0) ? unit : ~unit;
    }
  }

  #read({ bytes, begin, end }: TextLines): void {
    if (end - begin + BEGIN + 2 > this.#characters.length) this.#characters = new Uint16Array((end - begin + BEGIN + 2) * 2);
    const characters = this.#characters;
    let kinds = 0;
    let to = BEGIN;
    for (let at = begin; at < end;) {
      let code = bytes[at++] ?? 0;
      if (code < 0x80) {
        if (code >= 0x41 && code <= 0x5a) code += 0x20;
      } else if (code === BURMESE_LEAD && at + 1 < end && ((bytes[at] ?? 0) & 0xc0) === 0x80 && ((bytes[at + 1] ?? 0) & 0xc0) === 0x80) {
        code = 0x1000 | (((bytes[at] ?? 0) & 0x3f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f);
        at += 2;
        if (code === 0x102b) code = 0x102c;
        else if (code === 0x103c && characters[to - 1] === 0x101e) kinds |= STRANGE;
      } else {
        const read = codePointAt(bytes, at - 1, end);
        at += (read >>> LENGTH_SHIFT) - 1;
        code = read & CODE_MASK;
        if (code > 0xffff) {
          const lead = 0xd7c0 + (code >> 10);
          kinds |= KINDS[lead] ?? 0;
          characters[to++] = lead;
          code = 0xdc00 | (code & 0x3ff);
        }
      }
      kinds |= KINDS[code] ?? 0;
      characters[to++] = code;
    }
    characters[to] = 0;
    characters[to + 1] = 0;
    this.#end = to;
    this.#kinds = kinds;
  }

  #isStrange(lines: TextLines): boolean {
    if (this.#kinds >= STRANGE) return true;
    return this.#kinds === (LATIN | MYANMAR | SIGN) && SIGN_IN_MYANMAR_WORD.test(asStored(lines));
  }
}

/** The line at hand before anything in it was changed to the spelling of a key. */
function asStored({ bytes, begin, end }: TextLines): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + begin, end - begin).toString('utf8');
}

/** The first of three bytes of every Burmese character; they are read at once. */
const BURMESE_LEAD = 0xe1;
const LENGTH_SHIFT = 24;
const CODE_MASK = 0xff_ffff;

/** The character that is written in two bytes or more, above it how many they are. For bytes that are no UTF-8 the sign of replacement, one byte at a time. */
function codePointAt(bytes: Uint8Array, at: number, limit: number): number {
  const lead = bytes[at] ?? 0;
  const [second, third] = [at + 1 < limit ? bytes[at + 1] ?? 0 : 0, at + 2 < limit ? bytes[at + 2] ?? 0 : 0];
  if (lead >= 0xe0 && lead < 0xf0 && (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80) {
    const code = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
    return (3 << LENGTH_SHIFT) | (code < 0x800 || (code >= 0xd800 && code < 0xe000) ? REPLACEMENT : code);
  }
  if (lead >= 0xc2 && lead < 0xe0 && (second & 0xc0) === 0x80) return (2 << LENGTH_SHIFT) | ((lead & 0x1f) << 6) | (second & 0x3f);
  const fourth = at + 3 < limit ? bytes[at + 3] ?? 0 : 0;
  if (lead >= 0xf0 && lead < 0xf5 && (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80 && (fourth & 0xc0) === 0x80) {
    const code = ((lead & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f);
    if (code > 0xffff && code <= 0x10_ffff) return (4 << LENGTH_SHIFT) | code;
  }
  return (1 << LENGTH_SHIFT) | REPLACEMENT;
}

/** A consonant that is not stacked and does not close the syllable before it, or an independent vowel (core/text/syllables.ts). */
function beginsSyllable(characters: Uint16Array, at: number, code: number): boolean {
  if (code > 0x1021) return code !== 0x1022 && code !== 0x1028;
  const next = characters[at + 1];
  if (next === 0x103a || next === 0x1039) return false;
  if (next === 0x1037 && (characters[at + 2] === 0x103a || characters[at + 2] === 0x1039)) return false;
  return characters[at - 1] !== 0x1039;
}
