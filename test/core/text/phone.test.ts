import { describe, expect, test } from 'vitest';
import { parseCount } from '../../../core/text/parse-count.ts';
import { containsPhone, formatPhone, maskPhone, parsePhone } from '../../../core/text/phone.ts';

describe('a phone number', () => {
  test.each([
    ['09 777 123 456', '+959777123456'],
    ['၀၉၇၇၇၁၂၃၄၅၆', '+959777123456'],
    ['ဝ၉ ၇၇၇ ၁၂၃ ၄၅၆', '+959777123456'],
    ['+959777123456', '+959777123456'],
    ['00959777123456', '+959777123456'],
    ['9777123456', '+959777123456'],
    ['95909777123456', '+959777123456'],
    ['9509777123456', '+959777123456'],
    ['Ph - 09-5012345', '+9595012345'],
    ['01 234567', '+951234567'],
    ['+66 81 234 5678', '+66812345678'],
  ])('%s is %s', (text, e164) => {
    expect(parsePhone(text)).toBe(e164);
  });

  test.each(['12345', '100000', '234567', 'hello', '', '09777123456789', '5 lakhs'])('%s is none', (text) => {
    expect(parsePhone(text)).toBeUndefined();
  });

  test('is shown in groups, and masked for others', () => {
    expect(formatPhone('+959777123456')).toBe('09 777 123 456');
    expect(maskPhone('+959777123456')).toBe('+959••••••456');
  });

  test.each([
    ['ဖုန်း ၀၉ ၇၇၇ ၁၂၃ ၄၅၆ ဆက်ပါ', true],
    ['call 09.777.123.456', true],
    ['+66 81 234 5678', true],
    ['လစာ 300000-500000', false],
    ['90,000,000 ကျပ်', false],
    ['2026-11-21', false],
    ['၉ နာရီမှ ၅ နာရီ', false],
  ])('in a text: %s → %s', (text, found) => {
    expect(containsPhone(text)).toBe(found);
  });
});

describe('a number of people', () => {
  test.each([['5', 5], ['၅ ယောက်', 5], ['၁ဝ ဦး', 10], ['နှစ်ယောက်', 2], ['ဆယ့်ငါးယောက်', 15], ['two', 2]])('%s is %i', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });

  test.each(['0', '1000', '-3', '3-5', '2.5', 'many'])('%s is none', (text) => {
    expect(parseCount(text)).toBeUndefined();
  });
});
