/** A seeded source of chance (mulberry32): the same seed gives the same numbers. */
export class Chance {
  #state: number;

  constructor(seed: number) { this.#state = seed >>> 0; }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number { return Math.floor(this.next() * count); }

  happens(probability: number): boolean { return this.next() < probability; }

  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
}
