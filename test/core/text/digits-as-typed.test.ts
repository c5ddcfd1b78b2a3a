import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitsAsTyped } from '../../../core/text/digits-as-typed.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { property } from '../../support/property.ts';

describe('digits as they were typed', () => {
  test.each([
    ['လစာ ၃ သိန်း', 'လစာ ၃ သိန်း'],
    ['ဖုန်း 09 777၊ လစာ ၃သိန်း~၅သိန်း', 'ဖုန်း 09 777၊ လစာ ၃သိန်း~၅သိန်း'],
    ['5 lakhs', '5 lakhs'],
    ['  ၂   ယောက် ', '၂ ယောက်'],
  ])('%s', (raw, kept) => {
    expect(digitsAsTyped(raw, normalise(raw))).toBe(kept);
  });

  test('a wa that was meant as zero leaves the text normalised', () => {
    expect(digitsAsTyped('၅ဝဝဝဝဝ ကျပ်', '500000 ကျပ်')).toBe('500000 ကျပ်');
  });

  property('change nothing but digits: what they are put into normalises to the same text', fc.array(fc.constantFrom('၀', '၅', '7', '0', ' ', 'က', 'လစာ', 'a', '\n'), { maxLength: 30 }), (parts) => {
    const raw = parts.join('');
    expect(normalise(digitsAsTyped(raw, normalise(raw)))).toBe(normalise(raw));
  });
});
