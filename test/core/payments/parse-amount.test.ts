import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatKyat } from '../../../core/language/format-money.ts';
import { parseAmount } from '../../../core/payments/parse-amount.ts';
import { property } from '../../support/property.ts';

test.each([
  ['30000', 30_000], ['30,000', 30_000], ['၃၀၀၀၀', 30_000], ['၃၀,၀၀၀ ကျပ်', 30_000], ['3 သောင်း', 30_000], ['၅ သောင်း', 50_000], ['၁ သိန်း', 100_000],
  ['၁ သိန်းခွဲ', 150_000], ['1.5 lakhs', 150_000], ['၃ဝဝဝဝ', 30_000],
])('%s is %i kyat', (text, amount) => { expect(parseAmount(text)).toBe(amount); });

test.each(['', 'မနက်ဖြန်', '-5000', '5000-6000', '10 20', '$50', 'ten or so', '99999999999999999999', 'x'.repeat(100)])('%s is no amount', (text) => {
  expect(parseAmount(text)).toBeUndefined();
});

property('every amount is read back as it is written', fc.integer({ min: 1, max: 10_000_000 }), fc.constantFrom('my' as const, 'en' as const), (amount, language) => {
  expect(parseAmount(formatKyat(amount, language))).toBe(amount);
});
