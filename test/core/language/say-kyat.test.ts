import { expect, test } from 'vitest';
import { sayKyat } from '../../../core/language/say-kyat.ts';

test.each([
  [520_000, '၅ သိန်း ၂ သောင်း (၅၂၀,၀၀၀ ကျပ်)', '5.2 lakhs (520,000 kyat)'],
  [20_000, '၂ သောင်း (၂၀,၀၀၀ ကျပ်)', '20,000 kyat'],
  [500_000, '၅ သိန်း (၅၀၀,၀၀၀ ကျပ်)', '5 lakhs (500,000 kyat)'],
  [2_000_000, 'သိန်း ၂၀ (၂,၀၀၀,၀၀၀ ကျပ်)', '20 lakhs (2,000,000 kyat)'],
  [100_000, '၁ သိန်း (၁၀၀,၀၀၀ ကျပ်)', '1 lakh (100,000 kyat)'],
  [1_500, '၁ ထောင် ၅ ရာ (၁,၅၀၀ ကျပ်)', '1,500 kyat'],
  [123_456, '၁၂၃,၄၅၆ ကျပ်', '123,456 kyat'],
  [527_500, '၅၂၇,၅၀၀ ကျပ်', '527,500 kyat'],
  [800, '၈၀၀ ကျပ်', '800 kyat'],
])('%i kyat is said as people say it, with the exact sum beside it', (kyat, my, en) => {
  expect([sayKyat(kyat, 'my'), sayKyat(kyat, 'en')]).toEqual([my, en]);
});
