import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '../../../core/clock.ts';
import { formatDate, formatDateTime } from '../../../core/language/format-date.ts';
import { formatNumber } from '../../../core/language/format-number.ts';
import { LANGUAGES } from '../../../core/language/language.ts';
import { parseNumber } from '../../../core/text/parse-number.ts';
import { parseWhen } from '../../../core/text/parse-when.ts';
import { property } from '../../support/property.ts';
import { anyText, burmeseText } from './text-arbitraries.ts';

/** A Saturday in Yangon, half past four in the afternoon. */
const NOW = new Date('2026-11-21T10:00:00Z');
const yangon = (day: string, time = '00:00'): Date => new Date(`${day}T${time}:00+06:30`);

describe('a day as people write it', () => {
  test.each([
    ['၂၀၂၆ ဒီဇင်ဘာ ၁၄', '2026-12-14'], ['ဒီဇင်ဘာလ ၁၄ ရက်', '2026-12-14'], ['၁၄ ဒီဇင်ဘာ ၂၀၂၆ (တနင်္လာ)', '2026-12-14'], ['14 December 2026', '2026-12-14'], ['Dec 14', '2026-12-14'],
    ['သြဂုတ် ၃', '2027-08-03'], ['14/12/2026', '2026-12-14'], ['၁၄/၁၂/၂၆', '2026-12-14'], ['14.12.2026', '2026-12-14'], ['2026-12-14', '2026-12-14'], ['1/2', '2027-02-01'], ['၂၁/၁၁', '2026-11-21'],
    ['၁ဝ-၁၂-၂၀၂၆', '2026-12-10'], ['ဒီနေ့', '2026-11-21'], ['မနက်ဖြန်', '2026-11-22'], ['သဘက်ခါ', '2026-11-23'], ['tomorrow', '2026-11-22'], ['day after tomorrow', '2026-11-23'],
    ['လာမယ့် တနင်္လာနေ့', '2026-11-23'], ['စနေနေ့', '2026-11-28'], ['friday', '2026-11-27'], ['၃ ရက်နေရင်', '2026-11-24'], ['သုံးရက်အကြာ', '2026-11-24'], ['in 10 days', '2026-12-01'], ['29/2', '2028-02-29'],
  ])('%s', (text, day) => {
    expect(parseWhen(text, NOW)).toEqual({ at: yangon(day), timed: false });
  });

  test.each([
    ['မနက်ဖြန် မနက် ၉ နာရီခွဲ', '2026-11-22', '09:30'], ['မနက်ဖြန် ၉ နာရီ', '2026-11-22', '09:00'], ['မနက်ဖြန် ၂ နာရီ', '2026-11-22', '14:00'], ['တနင်္လာနေ့ ညနေ ၄ နာရီ ၁၅ မိနစ်', '2026-11-23', '16:15'],
    ['ဒီနေ့ ည ၈ နာရီ', '2026-11-21', '20:00'], ['tomorrow 2pm', '2026-11-22', '14:00'], ['tomorrow 9:30 AM', '2026-11-22', '09:30'], ['14/12/2026 14:30', '2026-12-14', '14:30'],
    ['သဘက်ခါ နေ့လယ် ၁၂ နာရီ', '2026-11-23', '12:00'], ['မနက်ဖြန် မနက် ကိုးနာရီခွဲ', '2026-11-22', '09:30'], ['မနက်ဖြန် ဆယ့်တစ်နာရီ', '2026-11-22', '11:00'], ['monday 12 am', '2026-11-23', '00:00'],
  ])('with its time: %s', (text, day, time) => {
    expect(parseWhen(text, NOW)).toEqual({ at: yangon(day, time), timed: true });
  });

  test.each(['31/2/2026', '၃၂/၁', '29.2.2027', 'ဘာလဲ', '', '5', 'tomorrow 25:00', '2026-13-01', 'ကျေးဇူးပါ', 'x'.repeat(500)])('%s is none', (text) => {
    expect(parseWhen(text, NOW)).toBeUndefined();
  });

  property('what we write back is read as it was, in every language', fc.integer({ min: 0, max: 2_000 * 1_440 }), fc.constantFrom(...LANGUAGES), (minutes, language) => {
    const at = new Date(yangon('2025-01-01').getTime() + minutes * MINUTE);
    expect(parseWhen(formatDateTime(at, language), NOW)).toEqual({ at, timed: true });
    expect(parseWhen(formatDate(at, language), NOW)?.at.getTime()).toBe(Math.floor((at.getTime() + 6.5 * 60 * MINUTE) / DAY) * DAY - 6.5 * 60 * MINUTE);
  });

  property('nothing breaks it', fc.oneof(anyText, burmeseText), (text) => {
    const when = parseWhen(text, NOW);
    expect(when === undefined || Number.isFinite(when.at.getTime())).toBe(true);
  });
});

describe('a number as people write it', () => {
  test.each([
    ['၁၂,၀၀၀', 12_000], ['၅ဝဝ', 500], ['ငါးရာ', 500], ['ဆယ့်ငါး', 15], ['နှစ်ဆယ့်ငါး', 25], ['တစ်ထောင့်ငါးရာ', 1_500], ['သိန်း ၂၀', 2_000_000], ['၃ သိန်းခွဲ', 350_000], ['သိန်းခွဲ', 150_000],
    ['၃ သိန်း ၅ သောင်း', 350_000], ['2.5', 2.5], ['500k', 500_000], ['two', 2], ['၀', 0], ['1 000 000', 1_000_000], ['ခုနစ်သောင်း', 70_000],
  ])('%s is %d', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  test.each(['', '-5', '5 ယောက်', '3-5', 'ကား', '5 6', '၃ သောင်း ၅ သိန်း', '1'.repeat(200)])('%s is none', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });

  property('what we write back is read as it was', fc.nat({ max: 100_000_000 }), fc.constantFrom(...LANGUAGES), (number, language) => {
    expect(parseNumber(formatNumber(number, language))).toBe(number);
  });
});
