import fc from 'fast-check';
import { test } from 'vitest';

const TIME_MS_MAX = 6_000; // every run tries other values, so a run need not try many
const ASKED_TIME_MS_MAX = 50_000; // below the time that a test has

type Answer = boolean | void | Promise<boolean | void>;

/**
 * A test that a sentence is true of every generated value: `property('pay survives printing', pays, (pay) => …)`. The
 * predicate asserts or returns a truth value. A failure prints the seed; `PROPERTY_SEED=… npm test` runs it again, and
 * `PROPERTY_RUNS` says how many values are tried (100, or as many as six seconds allow; fifty seconds when it is set).
 */
export function property<Values extends [unknown, ...unknown[]]>(
  sentence: string,
  ...given: [...arbitraries: { [K in keyof Values]: fc.Arbitrary<Values[K]> }, predicate: (...values: Values) => Answer]
): void;
export function property(sentence: string, ...given: readonly (fc.Arbitrary<unknown> | ((...values: unknown[]) => Answer))[]): void {
  const arbitraries = given.filter((one) => typeof one !== 'function');
  const predicate = given.find((one) => typeof one === 'function');
  test(sentence, async () => {
    if (predicate === undefined) throw new Error('a property needs a predicate');
    const values = fc.tuple(...arbitraries);
    const end = performance.now() + (process.env.PROPERTY_RUNS === undefined ? TIME_MS_MAX : ASKED_TIME_MS_MAX);
    await fc.assert(fc.asyncProperty(values, async (tuple) => performance.now() > end || predicate(...tuple)), settings());
  });
}

function settings(): fc.Parameters<[unknown[]]> {
  const { PROPERTY_SEED: seed, PROPERTY_RUNS: runs } = process.env;
  return {
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(runs === undefined ? {} : { numRuns: Number(runs) }),
  };
}
