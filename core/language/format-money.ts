import type { Pay } from '../text/pay.ts';
import { formatNumber } from './format-number.ts';
import type { Language } from './language.ts';
import { translator, type Translate } from './translate.ts';

const LAKH = 100_000;

/** An exact sum of kyat, for balances, receipts and statements: `15,000 kyat`, `၁၅,၀၀၀ ကျပ်`. */
export function formatKyat(kyat: number, language: Language): string {
  return translator(language)('format:money.kyat', { n: formatNumber(kyat, language) });
}

/**
 * A sum as people say it: whole and half lakhs in lakhs (`၃ သိန်းခွဲ`, `သိန်း ၂၀`, `3.5 lakhs`), anything else exactly in kyat. Nothing
 * is ever rounded.
 */
export function formatMoney(kyat: number, language: Language): string {
  const t = translator(language);
  if (kyat < LAKH || kyat % (LAKH / 2) !== 0) return formatKyat(kyat, language);
  const lakhs = Math.floor(kyat / LAKH);
  const n = formatNumber(lakhs, language);
  if (kyat % LAKH !== 0) return t('format:money.half', { n });
  if (isTens(kyat)) return t('format:money.tens', { n });
  return t(lakhs === 1 ? 'format:money.lakh' : 'format:money.lakhs', { n });
}

/** A pay as a card says it: `၃ - ၅ သိန်း`, `တစ်ရက် ၁၂,၀၀၀ ကျပ်`, `up to 5 lakhs (negotiable)`. `parsePay` reads it back. */
export function formatPay(pay: Pay, language: Language): string {
  const t = translator(language);
  const sum = formatSum(pay, language, t);
  if (sum === undefined) return t(NEGOTIABLE[pay.period]);
  const paid = t(`format:pay.${pay.period}`, { sum });
  return pay.negotiable ? t('format:pay.open', { sum: paid }) : paid;
}

const NEGOTIABLE = { month: 'format:pay.negotiable', day: 'format:pay.negotiableDay', hour: 'format:pay.negotiableHour' } as const;

function formatSum({ min, max }: Pay, language: Language, t: Translate): string | undefined {
  if (min !== undefined && max !== undefined) return min === max ? formatMoney(min, language) : formatRange(min, max, language, t);
  if (min !== undefined) return t('format:pay.from', { sum: formatMoney(min, language) });
  return max === undefined ? undefined : t('format:pay.upTo', { sum: formatMoney(max, language) });
}

function formatRange(min: number, max: number, language: Language, t: Translate): string {
  const short = (unit: number): { min: string; max: string } => ({ min: formatNumber(min / unit, language), max: formatNumber(max / unit, language) });
  if (isTens(min) && isTens(max)) return t('format:money.tensRange', short(LAKH));
  if (min % LAKH === 0 && max % LAKH === 0) return t('format:money.lakhRange', short(LAKH));
  if (isInKyat(min) || isInKyat(max)) return t('format:money.kyatRange', short(1));
  return t('format:money.range', { min: formatMoney(min, language), max: formatMoney(max, language) });
}

/** Ten, twenty, … lakhs: the noun comes first (`သိန်း ၂၀`). */
function isTens(kyat: number): boolean {
  return kyat >= 10 * LAKH && kyat % (10 * LAKH) === 0;
}

function isInKyat(kyat: number): boolean {
  return kyat < LAKH || kyat % (LAKH / 2) !== 0;
}
