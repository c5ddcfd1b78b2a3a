import type { TextAt } from '../../db/bson-fields.ts';
import { wordUnits } from '../../text/word-units.ts';
import { codesOf, hashOf, hashStep, HASH_FIRST, isMyanmarCode } from './unit-table.ts';

/** A stored (normalised) text, or where its UTF-8 lies. */
export type StoredText = string | TextAt;

/** Longer words are cut into pieces: a pasted link is no word. */
export const UNIT_LENGTH_MAX = 128;

/** Gets a unit: where its characters stand until the next one. `hash` is that of `hashOf`. */
export type UnitVisit = (characters: Uint16Array, begin: number, length: number, isMyanmar: boolean, hash: number) => void;

const LATIN = 1;
const MYANMAR = 2;
const SIGN = 4;
const STRANGE = 8;
const LINE_END = 0x0a;
const SIGN_BESIDE_MYANMAR = /[+#][\u1000-\u109f]|[\u1000-\u109f][+#]/;
const ROOM_AT_FIRST = 4_096;
/** Of UTF-8, a code unit of a string. */
const BYTES_MAX = 3;
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
export class TextScanner {
  /** The line at hand, in the spelling of a search key, from `begin` to before `end`; zeros beside it. */
  characters = new Uint16Array(ROOM_AT_FIRST);
  readonly begin = 1;
  end = 1;
  hash = 0;
  #kinds = 0;
  /** A string is written here; other texts are read where they lie. */
  #written = Buffer.alloc(ROOM_AT_FIRST);
  #bytes: Uint8Array = this.#written;
  #lineAt = 0;
  #next = 0;
  #limit = 0;

  /** Takes a text; `nextLine` goes to its first line. */
  load(text: StoredText): void {
    if (typeof text === 'string') {
      if (text.length * BYTES_MAX > this.#written.length) this.#written = Buffer.alloc(text.length * BYTES_MAX * 2);
      this.#bytes = this.#written;
      this.#next = 0;
      this.#limit = this.#written.write(text, 'utf8');
    } else {
      this.#bytes = text.bytes;
      this.#next = text.begin;
      this.#limit = text.end;
    }
    const room = this.#limit - this.#next + this.begin + 2;
    if (room > this.characters.length) this.characters = new Uint16Array(room * 2);
  }

  /** Goes to the next line that has something to find; false behind the last. */
  nextLine(): boolean {
    do {
      if (this.#next >= this.#limit) return false;
      this.#readLine();
    } while (this.#kinds === 0);
    return true;
  }

  /** Visits the units of the line at hand. */
  scan(visit: UnitVisit): void {
    if (this.#isStrange()) return scanSlowly(this.#lineAsStored(), visit);
    const { characters, end } = this;
    for (let at = this.begin; at < end;) {
      let kind = KINDS[characters[at] ?? 0] ?? 0;
      if (kind === 0) {
        at++;
        continue;
      }
      const from = at;
      let kinds = 0;
      let hash = HASH_FIRST;
      for (; kind !== 0; kind = KINDS[characters[++at] ?? 0] ?? 0) {
        kinds |= kind;
        hash = hashStep(hash, characters[at] ?? 0);
      }
      if ((kinds & MYANMAR) === 0) visitPart(characters, from, at, hash, visit);
      else scanWord(characters, from, at, visit);
    }
  }

  #readLine(): void {
    const [characters, bytes, limit] = [this.characters, this.#bytes, this.#limit];
    let at = this.#lineAt = this.#next;
    let hash = HASH_FIRST;
    let kinds = 0;
    let to = this.begin;
    while (at < limit) {
      let code = bytes[at++] ?? 0;
      if (code < 0x80) {
        if (code === LINE_END) break;
        if (code >= 0x41 && code <= 0x5a) code += 0x20;
      } else if (code === BURMESE_LEAD && at + 1 < limit && ((bytes[at] ?? 0) & 0xc0) === 0x80 && ((bytes[at + 1] ?? 0) & 0xc0) === 0x80) {
        code = 0x1000 | (((bytes[at] ?? 0) & 0x3f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f);
        at += 2;
        if (code === 0x102b) code = 0x102c;
        else if (code === 0x103c && characters[to - 1] === 0x101e) kinds |= STRANGE;
      } else {
        const read = codePointAt(bytes, at - 1, limit);
        at += (read >>> LENGTH_SHIFT) - 1;
        code = read & CODE_MASK;
        if (code > 0xffff) {
          const lead = 0xd7c0 + (code >> 10);
          kinds |= KINDS[lead] ?? 0;
          hash = hashStep(hash, lead);
          characters[to++] = lead;
          code = 0xdc00 | (code & 0x3ff);
        }
      }
      kinds |= KINDS[code] ?? 0;
      hash = hashStep(hash, code);
      characters[to++] = code;
    }
    characters[to] = 0;
    characters[to + 1] = 0;
    this.end = to;
    this.hash = hash;
    this.#kinds = kinds;
    this.#next = at;
  }

  #isStrange(): boolean {
    if (this.#kinds >= STRANGE) return true;
    return this.#kinds === (LATIN | MYANMAR | SIGN) && SIGN_BESIDE_MYANMAR.test(this.#lineAsStored());
  }

  /** The line at hand before anything in it was changed to the spelling of a key. */
  #lineAsStored(): string {
    const { buffer, byteOffset } = this.#bytes;
    return Buffer.from(buffer, byteOffset + this.#lineAt, this.#next - this.#lineAt).toString('utf8');
  }
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

function scanSlowly(text: string, visit: UnitVisit): void {
  for (const { key } of wordUnits(text)) {
    for (let from = 0; from < key.length; from += UNIT_LENGTH_MAX) {
      const codes = codesOf(key.slice(from, from + UNIT_LENGTH_MAX));
      visit(codes, 0, codes.length, isMyanmarCode(codes[0] ?? 0), hashOf(codes, 0, codes.length));
    }
  }
}

/** The syllables of a word, and the Latin words and numbers in it. */
function scanWord(characters: Uint16Array, from: number, to: number, visit: UnitVisit): void {
  let begin = from;
  let inLatin = false;
  let hash = HASH_FIRST;
  for (let at = from; at < to; at++) {
    const code = characters[at] ?? 0;
    const latin = code < 0x80;
    const sign = code === 0x2b || code === 0x23; // stands alone beside Burmese
    if (at > begin && (latin ? sign || !inLatin : code <= 0x102a && beginsSyllable(characters, at, code))) {
      visitPart(characters, begin, at, hash, visit);
      begin = at;
      hash = HASH_FIRST;
    }
    inLatin = latin && !sign;
    hash = hashStep(hash, code);
  }
  visitPart(characters, begin, to, hash, visit);
}

/** A consonant that is not stacked and does not close the syllable before it, or an independent vowel (core/text/syllables.ts). */
function beginsSyllable(characters: Uint16Array, at: number, code: number): boolean {
  if (code > 0x1021) return code !== 0x1022 && code !== 0x1028;
  const next = characters[at + 1];
  if (next === 0x103a || next === 0x1039) return false;
  if (next === 0x1037 && (characters[at + 2] === 0x103a || characters[at + 2] === 0x1039)) return false;
  return characters[at - 1] !== 0x1039;
}

/** `hash` is that of the whole. */
function visitPart(characters: Uint16Array, from: number, to: number, hash: number, visit: UnitVisit): void {
  const isMyanmar = isMyanmarCode(characters[from] ?? 0);
  if (to - from <= UNIT_LENGTH_MAX) return visit(characters, from, to - from, isMyanmar, hash);
  for (let begin = from; begin < to; begin += UNIT_LENGTH_MAX) {
    const length = Math.min(to - begin, UNIT_LENGTH_MAX);
    visit(characters, begin, length, isMyanmar, hashOf(characters, begin, length));
  }
}
