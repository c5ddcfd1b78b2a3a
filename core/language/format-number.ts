import type { Language } from './language.ts';
import { burmeseDigits } from './translate.ts';

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A number as prose writes it: `12,345`, `၁၂,၃၄၅`. Phone numbers and codes keep Latin digits and do not come here. */
export function formatNumber(value: number, language: Language): string {
  return inDigitsOf(grouped.format(value), language);
}

/** A text of Latin digits in the digits of a language. */
export function inDigitsOf(text: string, language: Language): string {
  return language === 'en' ? text : burmeseDigits(text);
}
