import { expect, test } from 'vitest';
import { overLimit } from '../../../bots/conversation/rate-limit.ts';

const now = new Date('2026-11-21T10:00:30Z');
const minute = Math.floor(now.getTime() / 60_000);

test('who goes over the limit is told once, also when presses that weigh less brought them past it', () => {
  expect(overLimit({ minute, count: 39.8 }, now, 40)).toBeUndefined();
  expect(overLimit({ minute, count: 40.8 }, now, 40)).toBe('tell');
  expect(overLimit({ minute, count: 41, told: true }, now, 40)).toBe('silent');
  expect(overLimit({ minute: minute - 1, count: 41, told: true }, now, 40)).toBeUndefined();
});
