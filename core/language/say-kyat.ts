import { formatKyat, formatMoney } from './format-money.ts';
import { formatNumber } from './format-number.ts';
import type { Language } from './language.ts';
import { translator } from './translate.ts';

const LAKH = 100_000;
/** Beyond so many units a sum is no longer said in words but read in digits. */
const UNITS_MAX = 3;
const UNITS = [['lakh', LAKH], ['tenThousand', 10_000], ['thousand', 1_000], ['hundred', 100]] as const;

/**
 * A balance as people say it, with the exact sum beside it: `၅ သိန်း ၂ သောင်း (၅၂၀,၀၀၀ ကျပ်)`, `5.2 lakhs (520,000 kyat)`. What nobody would say in
 * words stands in digits alone. Nothing is rounded.
 */
export function sayKyat(kyat: number, language: Language): string {
  const exact = formatKyat(kyat, language);
  const said = language === 'en' ? inLakhs(kyat) : inUnits(kyat, language);
  return said === undefined ? exact : translator(language)('wallet:said.both', { said, exact });
}

/** English counts in lakhs only, to one digit after the point. */
function inLakhs(kyat: number): string | undefined {
  if (kyat < LAKH || kyat % (LAKH / 10) !== 0) return undefined;
  return translator('en')(kyat === LAKH ? 'wallet:said.lakh' : 'wallet:said.lakhs', { n: String(kyat / LAKH) });
}

/** Burmese counts in lakhs, ten thousands, thousands and hundreds. */
function inUnits(kyat: number, language: Language): string | undefined {
  if (kyat < 1_000 || kyat % 100 !== 0) return undefined;
  if (kyat % LAKH === 0) return formatMoney(kyat, language);
  const words: string[] = [];
  let rest = kyat;
  for (const [unit, worth] of UNITS) {
    const n = Math.floor(rest / worth);
    rest %= worth;
    if (n > 0) words.push(translator(language)(`wallet:said.${unit}`, { n: formatNumber(n, language) }));
  }
  return words.length > UNITS_MAX ? undefined : words.join(' ');
}
