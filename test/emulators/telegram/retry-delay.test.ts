import { expect, test } from 'vitest';
import { retryDelaySeconds } from './retry-delay.ts';

test('the first repeat is immediate, then the wait doubles up to a random 60–120 s', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 20].map((fails) => retryDelaySeconds(fails, undefined, 0.5))).toEqual([0, 2, 4, 8, 16, 32, 64, 90]);
  expect(retryDelaySeconds(20, undefined, 0)).toBe(60);
});

test('Retry-After rules, up to an hour', () => {
  expect(retryDelaySeconds(1, 5, 0.5)).toBe(5);
  expect(retryDelaySeconds(9, 1, 0.5)).toBe(1);
  expect(retryDelaySeconds(1, 100_000, 0.5)).toBe(3600);
});
