import { wordUnits } from '../../text/word-units.ts';
import { codesOf, hashOf, hashStep, HASH_FIRST, isMyanmarCode } from './unit-table.ts';

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

/** Letters other than ASCII and plain Burmese ones: the whole text pipeline has to look at them. Punctuation and emoji are no letters. */
const STRANGE_LETTER = /[^\x00-\x7f\xa0\xd7\xf7\u1000-\u1028\u102a-\u103e\u104a-\u104f\u2010-\u2027\u2030-\u205e\u2600-\u2775\ud83c-\ud83e\udc00-\udfff\u200d\ufe0f]/;

const KINDS = new Uint8Array(0x10000);
for (let code = 0; code < KINDS.length; code++) KINDS[code] = kindOf(code);

/** 0 for what separates words. */
function kindOf(code: number): number {
  const letter = String.fromCharCode(code);
  if (code < 0x80) return /[0-9A-Za-z]/.test(letter) ? LATIN : /[+#]/.test(letter) ? LATIN | SIGN : 0;
  if (STRANGE_LETTER.test(letter)) return STRANGE;
  return code >= 0x1000 && code < 0x104a ? MYANMAR : 0;
}

/**
 * The units of stored (normalised) texts, the same as `wordUnits` gives, some ten times faster and without making strings: the characters of a text are copied
 * out once, and each line is cut where it lies. A line with what it does not know (other scripts, `ဿ`, `သြ` – an independent vowel in disguise –, Shan and Mon letters,
 * + and # beside Burmese) goes through `wordUnits` itself.
 */
export class TextScanner {
  /** The text, in the spelling of a search key as far as its lines were visited. */
  characters = new Uint16Array(ROOM_AT_FIRST);
  /** The line at hand. */
  begin = 0;
  end = 0;
  hash = 0;
  #bytes = Buffer.from(this.characters.buffer);
  #kinds = 0;
  #text = '';
  #length = 0;

  /** Takes a text; `nextLine` goes to its first line. */
  load(text: string): void {
    if (text.length + 2 > this.characters.length) {
      this.characters = new Uint16Array(text.length * 2 + 2);
      this.#bytes = Buffer.from(this.characters.buffer);
    }
    this.#bytes.write(text, 'utf16le');
    this.#text = text;
    this.#length = text.length;
    this.characters[this.#length] = 0; // whoever looks beyond the end sees nothing
    this.characters[this.#length + 1] = 0;
    this.end = -1;
  }

  /** Goes to the next line that has something to find; false behind the last. */
  nextLine(): boolean {
    do {
      if (this.end >= this.#length) return false;
      this.#readLine(this.end + 1);
    } while (this.#kinds === 0);
    return true;
  }

  /** Visits the units of the line at hand. */
  scan(visit: UnitVisit): void {
    if (this.#isStrange()) return scanSlowly(this.#text.slice(this.begin, this.end), visit);
    const { characters, end } = this;
    for (let at = this.begin; at < end;) {
      let kind = KINDS[characters[at] ?? 0] ?? 0;
      if (kind === 0) {
        at++;
        continue;
      }
      const from = at;
      let kinds = 0;
      for (; kind !== 0; kind = KINDS[characters[++at] ?? 0] ?? 0) kinds |= kind;
      if ((kinds & MYANMAR) === 0) visitPart(characters, from, at, visit);
      else scanWord(characters, from, at, visit);
    }
  }

  #readLine(begin: number): void {
    const { characters } = this;
    const length = this.#length;
    let hash = HASH_FIRST;
    let kinds = 0;
    let at = begin;
    for (; at < length; at++) {
      let code = characters[at] ?? 0;
      if (code === LINE_END) break;
      if (code >= 0x41 && code <= 0x5a) characters[at] = code += 0x20;
      else if (code === 0x102b) characters[at] = code = 0x102c;
      else if (code === 0x103c && characters[at - 1] === 0x101e) kinds |= STRANGE;
      kinds |= KINDS[code] ?? 0;
      hash = hashStep(hash, code);
    }
    this.begin = begin;
    this.end = at;
    this.hash = hash;
    this.#kinds = kinds;
  }

  #isStrange(): boolean {
    if (this.#kinds >= STRANGE) return true;
    return this.#kinds === (LATIN | MYANMAR | SIGN) && SIGN_BESIDE_MYANMAR.test(this.#text.slice(this.begin, this.end));
  }
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
  for (let at = from; at < to; at++) {
    const code = characters[at] ?? 0;
    const latin = code < 0x80;
    const sign = code === 0x2b || code === 0x23; // stands alone beside Burmese
    if (at > begin && (latin ? sign || !inLatin : code <= 0x102a && beginsSyllable(characters, at, code))) {
      visitPart(characters, begin, at, visit);
      begin = at;
    }
    inLatin = latin && !sign;
  }
  visitPart(characters, begin, to, visit);
}

/** A consonant that is not stacked and does not close the syllable before it, or an independent vowel (core/text/syllables.ts). */
function beginsSyllable(characters: Uint16Array, at: number, code: number): boolean {
  if (code > 0x1021) return code !== 0x1022 && code !== 0x1028;
  const next = characters[at + 1];
  if (next === 0x103a || next === 0x1039) return false;
  if (next === 0x1037 && (characters[at + 2] === 0x103a || characters[at + 2] === 0x1039)) return false;
  return characters[at - 1] !== 0x1039;
}

function visitPart(characters: Uint16Array, from: number, to: number, visit: UnitVisit): void {
  const isMyanmar = isMyanmarCode(characters[from] ?? 0);
  for (let begin = from; begin < to; begin += UNIT_LENGTH_MAX) {
    const length = Math.min(to - begin, UNIT_LENGTH_MAX);
    let hash = HASH_FIRST;
    for (let at = begin; at < begin + length; at++) hash = hashStep(hash, characters[at] ?? 0);
    visit(characters, begin, length, isMyanmar, hash);
  }
}
