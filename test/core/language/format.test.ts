import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAgo, formatDate, formatDateTime, formatTime } from '../../../core/language/format-date.ts';
import { formatKyat, formatMoney, formatPay } from '../../../core/language/format-money.ts';
import { parsePay } from '../../../core/text/parse-pay.ts';
import { PAY_BOUNDS, type Pay, type PayPeriod } from '../../../core/text/pay.ts';
import { property } from '../../support/property.ts';

describe('money', () => {
  test.each([
    [500_000, '၅ သိန်း', '5 lakhs'],
    [100_000, '၁ သိန်း', '1 lakh'],
    [350_000, '၃ သိန်းခွဲ', '3.5 lakhs'],
    [2_000_000, 'သိန်း ၂၀', '20 lakhs'],
    [1_200_000, '၁၂ သိန်း', '12 lakhs'],
    [345_000, '၃၄၅,၀၀၀ ကျပ်', '345,000 kyat'],
    [12_000, '၁၂,၀၀၀ ကျပ်', '12,000 kyat'],
    [0, '၀ ကျပ်', '0 kyat'],
  ])('%i', (kyat, my, en) => {
    expect(formatMoney(kyat, 'my')).toBe(my);
    expect(formatMoney(kyat, 'zg')).toBe(my);
    expect(formatMoney(kyat, 'en')).toBe(en);
  });

  test('a balance is exact', () => {
    expect(formatKyat(500_000, 'my')).toBe('၅၀၀,၀၀၀ ကျပ်');
  });

  test.each<[Pay, string, string]>([
    [{ min: 300_000, max: 500_000, period: 'month', negotiable: false }, '၃ - ၅ သိန်း', '3–5 lakhs'],
    [{ min: 350_000, max: 500_000, period: 'month', negotiable: false }, '၃ သိန်းခွဲ - ၅ သိန်း', '3.5 lakhs – 5 lakhs'],
    [{ min: 570_000, max: 650_000, period: 'month', negotiable: false }, '၅၇၀,၀၀၀ - ၆၅၀,၀၀၀ ကျပ်', '570,000–650,000 kyat'],
    [{ min: 300_000, max: 390_000, period: 'month', negotiable: false }, '၃၀၀,၀၀၀ - ၃၉၀,၀၀၀ ကျပ်', '300,000–390,000 kyat'],
    [{ min: 12_000, max: 12_000, period: 'day', negotiable: false }, 'တစ်ရက် ၁၂,၀၀၀ ကျပ်', '12,000 kyat a day'],
    [{ min: 8_000, max: 12_000, period: 'day', negotiable: true }, 'တစ်ရက် ၈,၀၀၀ - ၁၂,၀၀၀ ကျပ် (ညှိနှိုင်း)', '8,000–12,000 kyat a day (negotiable)'],
    [{ max: 500_000, period: 'month', negotiable: false }, '၅ သိန်းအထိ', 'up to 5 lakhs'],
    [{ min: 500_000, period: 'month', negotiable: false }, '၅ သိန်းအထက်', 'from 5 lakhs'],
    [{ period: 'month', negotiable: true }, 'ညှိနှိုင်း', 'Negotiable'],
  ])('pay %#', (pay, my, en) => {
    expect(formatPay(pay, 'my')).toBe(my);
    expect(formatPay(pay, 'en')).toBe(en);
  });

  const sum = (period: PayPeriod): fc.Arbitrary<number> => {
    const { min, max } = PAY_BOUNDS[period];
    const steps = [1, 50, 1_000, 50_000, 100_000, 1_000_000].filter((step) => step <= max);
    return fc.tuple(fc.integer({ min, max }), fc.constantFrom(...steps)).map(([value, step]) => Math.max(min, Math.floor(value / step) * step));
  };
  const pays = fc.constantFrom<PayPeriod>('month', 'day', 'hour').chain((period) => fc.record({
    sums: fc.tuple(sum(period), sum(period)), shape: fc.constantFrom('fixed', 'range', 'from', 'upTo', 'none'), negotiable: fc.boolean(),
  }).map(({ sums, shape, negotiable }): Pay => {
    const [min = 0, max = 0] = [...sums].sort((a, b) => a - b);
    const amounts = { fixed: { min, max: min }, range: { min, max }, from: { min }, upTo: { max }, none: {} }[shape];
    return { ...amounts, period, negotiable: negotiable || shape === 'none' };
  }));

  property('a pay that is written is read back the same', pays, fc.constantFrom('my', 'en'), (pay, language) => {
    expect(parsePay(formatPay(pay, language))).toEqual({ ok: true, pay });
  });
});

describe('dates in Yangon', () => {
  const at = new Date('2026-04-13T20:30:00Z'); // 14 April, 3 in the night

  test('say day, month, year and weekday', () => {
    expect(formatDate(at, 'my')).toBe('၂၀၂၆ ဧပြီ ၁၄ (အင်္ဂါ)');
    expect(formatDate(at, 'en')).toBe('14 April 2026 (Tuesday)');
  });

  test.each([
    ['2026-04-14T03:00:00Z', 'မနက် ၉ နာရီခွဲ', '9:30 AM'],
    ['2026-04-14T05:30:00Z', 'နေ့လယ် ၁၂ နာရီ', '12:00 PM'],
    ['2026-04-14T09:30:00Z', 'ညနေ ၄ နာရီ', '4:00 PM'],
    ['2026-04-14T14:35:00Z', 'ည ၉ နာရီ ၅ မိနစ်', '9:05 PM'],
    ['2026-04-13T17:30:00Z', 'ည ၁၂ နာရီ', '12:00 AM'],
  ])('%s', (instant, my, en) => {
    expect(formatTime(new Date(instant), 'my')).toBe(my);
    expect(formatTime(new Date(instant), 'en')).toBe(en);
  });

  test('say both together', () => {
    expect(formatDateTime(at, 'my')).toBe('၂၀၂၆ ဧပြီ ၁၄ (အင်္ဂါ) ည ၃ နာရီ');
    expect(formatDateTime(at, 'en')).toBe('14 April 2026 (Tuesday), 3:00 AM');
  });

  test.each([
    ['2026-04-14T09:59:30Z', 'ခုနကလေးတင်', 'just now'],
    ['2026-04-14T09:55:00Z', 'လွန်ခဲ့တဲ့ ၅ မိနစ်က', '5 minutes ago'],
    ['2026-04-14T08:50:00Z', 'လွန်ခဲ့တဲ့ ၁ နာရီက', '1 hour ago'],
    ['2026-04-13T08:00:00Z', 'မနေ့က', 'yesterday'],
    ['2026-04-11T08:00:00Z', 'လွန်ခဲ့တဲ့ ၃ ရက်က', '3 days ago'],
    ['2026-01-01T08:00:00Z', '၂၀၂၆ ဇန်နဝါရီ ၁ (ကြာသပတေး)', '1 January 2026 (Thursday)'],
  ])('ago: %s', (then, my, en) => {
    const now = new Date('2026-04-14T10:00:00Z');
    expect(formatAgo(new Date(then), now, 'my')).toBe(my);
    expect(formatAgo(new Date(then), now, 'en')).toBe(en);
  });
});
