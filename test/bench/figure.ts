/** One measured number beside what it has to be; the name carries the unit (`install_seconds`). */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `≤ 180`, `≥ 1`; `none` for a number that is only printed for comparison. */
  readonly goal: string;
  readonly met: boolean;
}

/** What a benchmark gives: its figures, and the seed when chance had a part. */
export interface BenchResult {
  readonly seed?: number;
  readonly figures: readonly Figure[];
}

/** A `NAME.bench.ts` exports `run`; `options` are the words after the name. */
export interface Bench {
  run(options: readonly string[]): Promise<BenchResult>;
}

/** True for a loaded module that is a benchmark. */
export function isBench(module: unknown): module is Bench {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}

/** A figure that must not be more than `max`. */
export function atMost(name: string, value: number, max: number): Figure {
  return { name, value: rounded(value), goal: `≤ ${max}`, met: value <= max };
}

/** A figure that must not be less than `min`. */
export function atLeast(name: string, value: number, min: number): Figure {
  return { name, value: rounded(value), goal: `≥ ${min}`, met: value >= min };
}

/** A figure that is printed beside the others and has no goal of its own. */
export function shown(name: string, value: number): Figure {
  return { name, value: rounded(value), goal: 'none', met: true };
}

function rounded(value: number): number {
  return Number(value.toPrecision(5));
}
