import type { PayPeriod } from '../text/pay.ts';
import type { FoundPay } from './find-pay.ts';
import type { UnderstoodPay } from './understood.ts';

type Currency = UnderstoodPay['currency'];

const NAMES: readonly (readonly [Currency, string])[] = [
  ['THB', 'thb|bahts?|ဘတ်|฿'], ['SGD', 'sgd|s\\$|စင်ကာပူဒေါ်လာ'], ['USD', 'usd|us\\$|dollars?|ဒေါ်လာ|\\$'], ['MYR', 'myr|rm|ringgits?|ရင်းဂစ်'],
  ['JPY', 'jpy|yen|ယန်း|¥'], ['KRW', 'krw|won|ဝမ်'], ['AED', 'aed|dirhams?|ဒါဟမ်'], ['CNY', 'cny|rmb|yuan|ယွမ်'],
];
const NUMBER = '(?<!\\d)(\\d[\\d,]{0,11}(?:\\.\\d{1,4})?)\\s*(k(?![a-z])|သောင်း|ထောင်|သိန်း|lakhs?|man(?![a-z]))?';
const RANGE = `${NUMBER}(?:\\s*(?:-|–|~|to|မှ|ကနေ)\\s*${NUMBER})?`;
const PATTERNS = NAMES.flatMap(([currency, names]) => [
  { currency, pattern: new RegExp(`${RANGE}\\s*(?:${names})(?![a-z])`, 'iu') },
  { currency, pattern: new RegExp(`(?<![a-z])(?:${names})\\s*[:\\-]?\\s*${RANGE}`, 'iu') },
]);
const MULTIPLIERS: Readonly<Record<string, number>> = { k: 1e3, ထောင်: 1e3, သောင်း: 1e4, man: 1e4, သိန်း: 1e5, lakh: 1e5, lakhs: 1e5 };
const SUM_MAX = 1e9;

/** A pay in another country's money, as it stands; `undefined` when there is none. */
export function foreignPay(text: string, period: PayPeriod): FoundPay | undefined {
  for (const { currency, pattern } of PATTERNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [said, low = '', lowUnit, high, highUnit] = match;
    const from = sumOf(low, lowUnit ?? (high === undefined ? undefined : highUnit));
    const to = high === undefined ? from : sumOf(high, highUnit);
    if (from > 0 && to <= SUM_MAX && from <= to) return { pay: { min: from, max: to, period, currency }, said: said.trim(), rest: text.replace(said, ' ') };
  }
  return undefined;
}

function sumOf(digits: string, unit: string | undefined): number {
  return Math.round(Number(digits.replaceAll(',', '')) * (unit === undefined ? 1 : MULTIPLIERS[unit.toLowerCase()] ?? 1));
}
