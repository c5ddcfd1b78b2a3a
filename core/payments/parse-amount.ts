import { normalise } from '../text/normalise.ts';
import { payAmounts } from '../text/pay-amounts.ts';
import { payTokens } from '../text/pay-tokens.ts';

const TEXT_LENGTH_MAX = 60;

/** One sum of money as people write it — `30,000`, `၅ သောင်း`, `၃ သိန်းခွဲ` — in whole kyat; `undefined` when it is not exactly one. */
export function parseAmount(text: string): number | undefined {
  const written = normalise(text).toLowerCase().replace(/(?<=\d)[,. ](?=\d{3}(?!\d))/g, '');
  if (written.length > TEXT_LENGTH_MAX || /[-−–$€£¥฿]|\d\s+\d/.test(written)) return undefined;
  const [only, ...more] = payAmounts(payTokens(written));
  if (only?.kind !== 'amount' || more.length > 0) return undefined;
  return Number.isSafeInteger(only.amount.value) ? only.amount.value : undefined;
}
