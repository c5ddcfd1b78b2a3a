import { describe, expect, test } from 'vitest';
import { parsePay } from '../../../core/text/parse-pay.ts';

const month = (min: number | undefined, max: number | undefined, negotiable = false): object => ({
  ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), period: 'month', negotiable,
});

describe('a pay as people write it', () => {
  test.each([
    ['၃ သိန်းခွဲ', month(350_000, 350_000)],
    ['သုံးသိန်းခွဲ', month(350_000, 350_000)],
    ['၅သိန်း', month(500_000, 500_000)],
    ['5-8 lakhs', month(500_000, 800_000)],
    ['3~5 lakhs', month(300_000, 500_000)],
    ['4lakhs-6lakhs', month(400_000, 600_000)],
    ['5L', month(500_000, 500_000)],
    ['500k', month(500_000, 500_000)],
    ['1.5 million', month(1_500_000, 1_500_000)],
    ['၅ဝဝဝဝဝ', month(500_000, 500_000)],
    ['500,000 MMK', month(500_000, 500_000)],
    ['5,00,000 Ks', month(500_000, 500_000)],
    ['၅၀၀,၀၀၀ ကျပ်', month(500_000, 500_000)],
    ['300,000 - 500,000 ကျပ်', month(300_000, 500_000)],
    ['သိန်း ၂၀', month(2_000_000, 2_000_000)],
    ['သိန်း ၂၀ - ၃၀', month(2_000_000, 3_000_000)],
    ['သိန်းသုံးဆယ်', month(3_000_000, 3_000_000)],
    ['ဆယ့်ငါးသိန်း', month(1_500_000, 1_500_000)],
    ['သိန်းခွဲ', month(150_000, 150_000)],
    ['၃ သိန်းမှ ၅ သိန်း', month(300_000, 500_000)],
    ['၃ သိန်းမှ ၅ သိန်းအထိ', month(300_000, 500_000)],
    ['၅ သိန်းကနေ ၈ သိန်း', month(500_000, 800_000)],
    ['၃ သိန်း ၅ သောင်း', month(350_000, 350_000)],
    ['၃ သိန်း ၅၀၀၀၀', month(350_000, 350_000)],
    ['လစာ ၃သိန်း~၅သိန်း (OT သီးသန့်)', month(300_000, 500_000)],
    ['လစာ - ၅ သိန်း', month(500_000, 500_000)],
    ['လစာမှာ ၅ သိန်း', month(500_000, 500_000)],
    ['၅ သိန်းအထက်', month(500_000, undefined)],
    ['5 lakhs+', month(500_000, undefined)],
    ['up to 5 lakhs', month(undefined, 500_000)],
    ['၅ သိန်းအထိ', month(undefined, 500_000)],
    ['ညှိနှိုင်း', month(undefined, undefined, true)],
    ['negotiable', month(undefined, undefined, true)],
    ['5 lakhs nego', month(500_000, 500_000, true)],
    ['၁၂၀၀၀ တစ်ရက်', { min: 12_000, max: 12_000, period: 'day', negotiable: false }],
    ['တစ်ရက် ၁၂,၀၀၀ ကျပ်', { min: 12_000, max: 12_000, period: 'day', negotiable: false }],
    ['နေ့စား ၈၀၀၀', { min: 8_000, max: 8_000, period: 'day', negotiable: false }],
    ['12,000 per day', { min: 12_000, max: 12_000, period: 'day', negotiable: false }],
    ['တစ်နာရီ ၂၀၀၀', { min: 2_000, max: 2_000, period: 'hour', negotiable: false }],
    ['2000/hr', { min: 2_000, max: 2_000, period: 'hour', negotiable: false }],
  ])('%s', (text, pay) => {
    expect(parsePay(text)).toEqual({ ok: true, pay });
  });

  test.each([['5', 500_000, 500_000], ['၅-၈', 500_000, 800_000], ['3 to 5', 300_000, 500_000]])('a bare %s means lakhs, and says so', (text, min, max) => {
    expect(parsePay(text)).toEqual({ ok: true, pay: month(min, max), assumed: 'lakhs' });
  });

  test.each([
    ['0', 'pay_zero'], ['၀ သိန်း', 'pay_zero'], ['0 - 5 lakhs', 'pay_zero'],
    ['9999999999999', 'pay_absurd'], ['500', 'pay_absurd'], ['12000', 'pay_absurd'], ['99999 lakhs', 'pay_absurd'],
    ['ဘာလဲ', 'pay_unclear'], ['', 'pay_unclear'], ['5 ယောက်', 'pay_unclear'], ['-5 lakhs', 'pay_unclear'], ['USD 500', 'pay_unclear'],
    ['5 lakhs 6 lakhs 7 lakhs', 'pay_unclear'], ['တစ်နှစ် ၅ သိန်း', 'pay_unclear'], ['5 lakhs '.repeat(60), 'pay_unclear'],
  ])('%s is refused as %s', (text, code) => {
    expect(parsePay(text)).toMatchObject({ ok: false, code });
  });
});
