import fc from 'fast-check';
import { expect } from 'vitest';
import { property } from './property.ts';

property('a property sees every generated value with its type', fc.integer(), fc.string(), (number, text) => {
  expect(Number.isSafeInteger(number)).toBe(true);
  expect(typeof text).toBe('string');
});

property('a property may be asynchronous and may answer with a truth value', fc.boolean(), async (flag) => flag === true || flag === false);
