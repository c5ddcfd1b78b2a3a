import { release } from './grown.ts';

const PLACES_AT_FIRST = 2_048;
const FULLEST = 0.6;
/** A place: the eight characters as two numbers, and the unit + 1 (0 is a free place). */
const STRIDE = 3;
const LENGTH_MAX = 8;
const MYANMAR_FIRST = 0x1000;
const MYANMAR_END = 0x1080;

/**
 * The numbers of units of at most eight ASCII or Burmese characters – nearly all there are –, found by the characters themselves, a byte each, in two numbers: nothing is
 * hashed letter by letter and no letters are compared.
 */
export class PackedUnits {
  #table = new Uint32Array(PLACES_AT_FIRST * STRIDE);
  #mask = PLACES_AT_FIRST - 1;
  #size = 0;
  #low = 0;
  #high = 0;

  /** Packs a unit, which `find` and `add` are then about; false for one that does not fit. */
  pack(characters: Uint16Array, begin: number, end: number): boolean {
    if (end - begin > LENGTH_MAX) return false;
    let [low, high] = [0, 0];
    for (let at = begin; at < end; at++) {
      const code = characters[at] ?? 0;
      if (code === 0 || (code >= 0x80 && (code < MYANMAR_FIRST || code >= MYANMAR_END))) return false;
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | (code & 0x7f) | (code >= 0x80 ? 0x80 : 0);
    }
    this.#low = low >>> 0;
    this.#high = high >>> 0;
    return true;
  }

  /** The number of the packed unit, −1 for an unknown one. */
  find(): number { return (this.#table[this.#placeOf(this.#low, this.#high) + 2] ?? 0) - 1; }

  /** Gives the packed unit, an unknown one, its number. */
  add(unit: number): void {
    this.#put(this.#low, this.#high, unit + 1);
    if (++this.#size > (this.#mask + 1) * FULLEST) this.#grow();
  }

  get bytes(): number { return this.#table.byteLength; }

  /** Where the unit stands, or the free place where it belongs. */
  #placeOf(low: number, high: number): number {
    const table = this.#table;
    let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = place * STRIDE;
      if ((table[at] === low && table[at + 1] === high) || table[at + 2] === 0) return at;
    }
  }

  #put(low: number, high: number, held: number): void {
    const at = this.#placeOf(low, high);
    this.#table[at] = low;
    this.#table[at + 1] = high;
    this.#table[at + 2] = held;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += STRIDE) {
      const held = old[at + 2] ?? 0;
      if (held !== 0) this.#put(old[at] ?? 0, old[at + 1] ?? 0, held);
    }
    release(old);
  }
}
