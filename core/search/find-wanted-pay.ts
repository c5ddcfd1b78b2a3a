import { normalise } from '../text/normalise.ts';
import { parsePay } from '../text/parse-pay.ts';
import type { SearchQuery } from './search-query.ts';

/** A sum with its unit (or five digits and more), with what may stand around it. A bare small number is no pay in a sentence. */
const SUM = /(?:(?:တစ်|တ)(?:ရက်|နာရီ)\s*)?(?:\d[\d,.]*(?:\s*(?:-|–|~|to|မှ)\s*\d[\d,.]*)?\s*(?:သိန်းခွဲ|သိန်း|သောင်းခွဲ|သောင်း|ထောင်|သန်း|(?:lakhs?|lacs?|lks?|k|l|ks|mmk|kyats?)(?![a-z])|ကျပ်)|(?:(?:တစ်|နှစ်|သုံး|လေး|ငါး|ခြောက်|ခုနစ်|ခုနှစ်|ရှစ်|ကိုး|ဆယ်)+)သိန်း(?:ခွဲ)?|သိန်း\s*\d+|(?<!\d)\d{5,8}(?!\d))(?:\s*(?:(?:နဲ့|နှင့်)?အထက်|ကျော်|\+|per day|a day|\/day|တစ်ရက်|per hour|\/hr))?/;

/** The pay that a sentence asks for, and the sentence without it. */
export function findWantedPay(sentence: string): { pay?: NonNullable<SearchQuery['pay']>; rest: string } {
  const text = normalise(sentence).toLowerCase();
  const [sum] = SUM.exec(text) ?? [];
  const parsed = sum === undefined ? undefined : parsePay(sum);
  if (sum === undefined || parsed?.ok !== true) return { rest: text };
  const min = parsed.pay.min ?? parsed.pay.max;
  if (min === undefined) return { rest: text };
  return { pay: { min, period: parsed.pay.period }, rest: text.replace(sum, ' ') };
}
