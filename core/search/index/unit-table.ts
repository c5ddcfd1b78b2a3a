import { grown, release } from './grown.ts';
import { PackedUnits } from './packed-units.ts';

const UNITS_AT_FIRST = 1_024;
const LONG_AT_FIRST = 512;
const CHARACTERS_AT_FIRST = 8_192;
const FULLEST = 0.6;
const START_LENGTH = 3;
const FNV_PRIME = 0x01000193;
const HASH_FIRST = 0x811c9dc5 | 0;
const MYANMAR_FIRST = 0x1000;
const MYANMAR_LAST = 0x109f;
const MYANMAR_MORE = 0xa9e0;
const MYANMAR_END = 0xaa7f;

/** Where a query's word was found in a word of the index. */
export type Within = 'whole' | 'start' | 'end' | 'inside';

/**
 * Every distinct syllable, word and number of the jobs with a number of its own. The characters lie in one array and are compared
 * there: reading a job's text makes no strings.
 */
export class UnitTable {
  #characters = new Uint16Array(CHARACTERS_AT_FIRST);
  /** Where each unit begins; one more than there are units. */
  #begins = new Uint32Array(UNITS_AT_FIRST + 1);
  readonly #packed = new PackedUnits();
  /** The number + 1 of the units that cannot be packed. */
  #places = new Int32Array(LONG_AT_FIRST);
  #long = 0;
  #size = 0;
  /** The Latin units by their first three letters. */
  readonly #byStart = new Map<number, number[]>();

  get size(): number { return this.#size; }
  get bytes(): number { return this.#characters.byteLength + this.#begins.byteLength + this.#places.byteLength + this.#packed.bytes; }

  /** The number of a unit given as characters from a place to before another; a new one is added. */
  take(characters: Uint16Array, begin: number, end: number): number {
    if (this.#packed.pack(characters, begin, end)) {
      const known = this.#packed.find();
      if (known >= 0) return known;
      const unit = this.#add(characters, begin, end);
      this.#packed.add(unit);
      return unit;
    }
    const at = this.#placeOf(characters, begin, end);
    const held = this.#places[at] ?? 0;
    if (held !== 0) return held - 1;
    const unit = this.#add(characters, begin, end);
    this.#places[at] = unit + 1;
    if (++this.#long > this.#places.length * FULLEST) this.#rehash();
    return unit;
  }

  /** The number of a unit, −1 when no job has it. */
  find(unit: string): number {
    const codes = codesOf(unit);
    if (this.#packed.pack(codes, 0, codes.length)) return this.#packed.find();
    return (this.#places[this.#placeOf(codes, 0, codes.length)] ?? 0) - 1;
  }

  textOf(unit: number): string {
    let text = '';
    for (let at = this.#begins[unit] ?? 0; at < (this.#begins[unit + 1] ?? 0); at++) text += String.fromCharCode(this.#characters[at] ?? 0);
    return text;
  }

  /** Every unit that `test` takes, given where its characters lie. For looking through all of them without making strings. */
  where(test: (characters: Uint16Array, begin: number, end: number) => boolean): number[] {
    const found: number[] = [];
    for (let unit = 0; unit < this.#size; unit++) {
      if (test(this.#characters, this.#begins[unit] ?? 0, this.#begins[unit + 1] ?? 0)) found.push(unit);
    }
    return found;
  }

  /** Every unit that contains the text, and where in it: one that both begins and ends with it is visited for either. One pass over the characters. */
  containing(text: string, visit: (unit: number, within: Within) => void): void {
    const wanted = codesOf(text);
    for (let unit = 0; unit < this.#size; unit++) {
      const [begin, last] = [this.#begins[unit] ?? 0, (this.#begins[unit + 1] ?? 0) - wanted.length];
      if (last < begin) continue;
      const [starts, ends] = [this.#isAt(begin, wanted), this.#isAt(last, wanted)];
      if (starts) visit(unit, last === begin ? 'whole' : 'start');
      if (ends && last !== begin) visit(unit, 'end');
      if (!starts && !ends && this.#isBetween(begin + 1, last, wanted)) visit(unit, 'inside');
    }
  }

  /** Every unit in Latin letters that begins with this text of three letters or more. */
  startingWith(text: string): number[] {
    const wanted = codesOf(text);
    const same = this.#byStart.get(startOf(wanted, 0)) ?? [];
    return same.filter((unit) => {
      const begin = this.#begins[unit] ?? 0;
      return (this.#begins[unit + 1] ?? 0) - begin >= wanted.length && this.#isAt(begin, wanted);
    });
  }

  #isBetween(from: number, to: number, wanted: Uint16Array): boolean {
    for (let at = from; at < to; at++) if (this.#isAt(at, wanted)) return true;
    return false;
  }

  #isAt(at: number, wanted: Uint16Array): boolean {
    for (let n = 0; n < wanted.length; n++) if (this.#characters[at + n] !== wanted[n]) return false;
    return true;
  }

  #add(characters: Uint16Array, from: number, to: number): number {
    const unit = this.#size++;
    const begin = this.#begins[unit] ?? 0;
    const end = begin + to - from;
    while (end > this.#characters.length) this.#characters = grown(this.#characters, this.#characters.length * 2);
    if (this.#size >= this.#begins.length) this.#begins = grown(this.#begins, this.#begins.length * 2);
    for (let n = 0; n < to - from; n++) this.#characters[begin + n] = characters[from + n] ?? 0;
    this.#begins[unit + 1] = end;
    if (to - from >= START_LENGTH && !isMyanmarCode(characters[from] ?? 0)) this.#noteStart(unit, startOf(characters, from));
    return unit;
  }

  #noteStart(unit: number, start: number): void {
    const same = this.#byStart.get(start);
    if (same) same.push(unit);
    else this.#byStart.set(start, [unit]);
  }

  /** Where a long unit stands, or the free place where it belongs. */
  #placeOf(characters: Uint16Array, begin: number, end: number): number {
    const mask = this.#places.length - 1;
    const hash = hashOf(characters, begin, end);
    let at = (hash ^ (hash >>> 15)) & mask;
    for (let held = this.#places[at] ?? 0; held !== 0; held = this.#places[at] ?? 0) {
      if (this.#isUnit(held - 1, characters, begin, end)) break;
      at = (at + 1) & mask;
    }
    return at;
  }

  #isUnit(unit: number, characters: Uint16Array, from: number, to: number): boolean {
    const begin = this.#begins[unit] ?? 0;
    if ((this.#begins[unit + 1] ?? 0) - begin !== to - from) return false;
    for (let n = 0; n < to - from; n++) if (this.#characters[begin + n] !== characters[from + n]) return false;
    return true;
  }

  #rehash(): void {
    const old = this.#places;
    this.#places = new Int32Array(old.length * 2);
    for (const held of old) if (held !== 0) this.#places[this.#placeOf(this.#characters, this.#begins[held - 1] ?? 0, this.#begins[held] ?? 0)] = held;
    release(old);
  }
}

/** The first three letters of a unit as one number. */
function startOf(characters: Uint16Array, from: number): number {
  return ((characters[from] ?? 0) * 0x400 + (characters[from + 1] ?? 0)) * 0x400 + (characters[from + 2] ?? 0);
}

/** FNV-1a over code units. */
function hashOf(characters: Uint16Array, begin: number, end: number): number {
  let hash = HASH_FIRST;
  for (let at = begin; at < end; at++) hash = Math.imul(hash ^ (characters[at] ?? 0), FNV_PRIME);
  return hash;
}

export function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  return codes;
}

export function isMyanmarCode(code: number): boolean {
  return (code >= MYANMAR_FIRST && code <= MYANMAR_LAST) || (code >= MYANMAR_MORE && code <= MYANMAR_END);
}
