/** Chance that repeats: the same seed gives the same numbers (mulberry32). */
export interface Chance {
  /** 0 ≤ number < 1. */
  number(): number;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in so many of a hundred. */
  percent(of: number): boolean;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    number,
    between: (min, max) => min + Math.floor(number() * (max - min + 1)),
    pick: (from) => {
      const picked = from[Math.floor(number() * from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    percent: (of) => number() * 100 < of,
  };
}
