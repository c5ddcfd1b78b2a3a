import { release } from './grown.ts';

const SLOTS_AT_FIRST = 2_048;
const FULLEST = 0.7;
const MIX = 0x9e3779b1;
/** A place: the first syllable + 1 (0 is a free place), the second, the list, side by side. */
const STRIDE = 3;

/** Pairs of neighbouring syllables → the number of their list, by open addressing: twelve bytes a place. */
export class PairTable {
  #table = new Uint32Array(SLOTS_AT_FIRST * STRIDE);
  #mask = SLOTS_AT_FIRST - 1;
  #size = 0;

  /** The list of a pair, −1 when nobody has it. */
  find(first: number, second: number): number {
    const at = this.#placeOf(first, second);
    return (this.#table[at] ?? 0) === 0 ? -1 : this.#table[at + 2] ?? -1;
  }

  /** The list of a pair; `make` gives a new pair its list. */
  take(first: number, second: number, make: () => number): number {
    const at = this.#placeOf(first, second);
    if ((this.#table[at] ?? 0) !== 0) return this.#table[at + 2] ?? -1;
    const list = make();
    this.#put(at, first + 1, second, list);
    if (++this.#size > (this.#mask + 1) * FULLEST) this.#grow();
    return list;
  }

  /**
   * Puts the lists of all neighbours among the first `count` units into `into`, from a place on; returns where they end. A negative unit has no neighbours. A loop that does
   * nothing else: the table lies far apart in memory, and the processor fetches many places at once.
   */
  takeAll(units: Int32Array, count: number, into: Uint32Array, from: number, make: () => number): number {
    let to = from;
    let first = -1;
    for (let n = 0; n < count; n++) {
      const second = units[n] ?? -1;
      if (first >= 0 && second >= 0) {
        const at = (hashOf(first, second) & this.#mask) * STRIDE;
        const isHere = this.#table[at] === first + 1 && this.#table[at + 1] === second;
        into[to++] = isHere ? this.#table[at + 2] ?? -1 : this.take(first, second, make);
      }
      first = second;
    }
    return to;
  }

  get size(): number { return this.#size; }
  get bytes(): number { return this.#table.byteLength; }

  /** Where the pair stands, or the free place where it belongs. */
  #placeOf(first: number, second: number): number {
    const table = this.#table;
    for (let place = hashOf(first, second) & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = place * STRIDE;
      const held = table[at] ?? 0;
      if (held === 0 || (held === first + 1 && table[at + 1] === second)) return at;
    }
  }

  #put(at: number, held: number, second: number, list: number): void {
    this.#table[at] = held;
    this.#table[at + 1] = second;
    this.#table[at + 2] = list;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += STRIDE) {
      const held = old[at] ?? 0;
      if (held === 0) continue;
      const second = old[at + 1] ?? 0;
      this.#put(this.#placeOf(held - 1, second), held, second, old[at + 2] ?? 0);
    }
    release(old);
  }
}

function hashOf(first: number, second: number): number {
  const hash = Math.imul(first, MIX) ^ Math.imul(second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
