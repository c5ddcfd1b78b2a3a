import { refused, type Refused } from '../errors.ts';
import { joinThousands } from './join-thousands.ts';
import { normalise } from './normalise.ts';
import { payAmounts, type Amount, type PayPart } from './pay-amounts.ts';
import { payTokens } from './pay-tokens.ts';
import { PAY_BOUNDS, type Pay, type PayPeriod } from './pay.ts';

/** `assumed: 'lakhs'`: a bare small number (`5`) was read as lakhs, which the person should be shown to confirm. */
export type ParsedPay =
  | { readonly ok: true; readonly pay: Pay; readonly assumed?: 'lakhs' }
  | Refused<'pay_zero' | 'pay_absurd' | 'pay_unclear'>;

const LAKH = 100_000;
const BARE_LAKHS_BELOW = 100;
const TEXT_LENGTH_MAX = 200;

const NEGOTIABLE = /ညှိ(?:ု)?နှိုင်း|ညှိ|ညိုနှိုင်း|ဆွေးနွေး|\bnego[a-z]*|\bdeal\b/;
const NEGATIVE = /^[-−–] ?\d/;
const FOREIGN = /[$€£¥฿]|\b(?:usd|thb|sgd|baht|dollars?|ringgit|myr|yen|won)\b|ဒေါ်လာ|ဘတ်|ရင်းဂစ်|ယန်း/;
const OTHER_PERIOD = /တစ်နှစ်|တနှစ်|တစ်ပတ်|တပတ်|\b(?:weekly|yearly|annual|annum|week|year)\b/;
const PERIODS: readonly (readonly [PayPeriod, RegExp])[] = [
  ['hour', /(?:တစ်|တ|1 ?)နာရီ(?:ကို)?|(?:per|an|a|1|\/) ?(?:hour|hr)s?\b|\bhourly\b|\/ ?h\b/g],
  ['day', /(?:တစ်|တ|1 ?)(?:ရက်|နေ့)(?:ကို)?|နေ့(?:စား|တွက်|စဉ်)|(?:per|a|1|\/) ?day\b|\bdaily\b|\/ ?d\b/g],
  ['month', /(?:တစ်|တ|1 ?)လ(?:ကို)?(?![\u102b-\u103e])|လစဉ်|(?:per|a|1|\/) ?(?:month|mo)\b|\bmonthly\b|\bp\/?m\b/g],
];

/**
 * Reads a pay as people write it (myanmar.md §3): `၃ သိန်းခွဲ`, `5-8 lakhs`, `၁၂၀၀၀ တစ်ရက်`, `500k`, `၅ဝဝဝဝဝ`, `သုံးသိန်းခွဲ`, `သိန်း ၂၀`,
 * `၃ သိန်း ၅ သောင်း`, `ညှိနှိုင်း`. Without a word for the period it is a month's pay; a bare number below 100 means lakhs.
 * Refuses a zero (`pay_zero`), what is outside PAY_BOUNDS (`pay_absurd`, with `min` and `max` in kyat) and what it does not
 * understand, foreign money included (`pay_unclear`).
 */
export function parsePay(text: string): ParsedPay {
  const written = joinThousands(normalise(text).toLowerCase());
  if (written.length > TEXT_LENGTH_MAX || NEGATIVE.test(written) || FOREIGN.test(written) || OTHER_PERIOD.test(written)) return refused('pay_unclear');
  const { rest, period } = takePeriod(written);
  const negotiable = NEGOTIABLE.test(rest);
  const parts = payAmounts(payTokens(rest.replace(NEGOTIABLE, ' ').replace(/[–—−〜～]/g, '-')));
  if (negotiable && !parts.some((part) => part.kind === 'amount')) return { ok: true, pay: { period, negotiable } };
  return readRange(parts, period, negotiable);
}

function takePeriod(text: string): { rest: string; period: PayPeriod } {
  for (const [period, pattern] of PERIODS) {
    const rest = text.replace(pattern, ' ');
    if (rest !== text) return { rest, period };
  }
  return { rest: text, period: 'month' };
}

function readRange(parts: readonly PayPart[], period: PayPeriod, negotiable: boolean): ParsedPay {
  const amounts = parts.flatMap((part) => (part.kind === 'amount' ? [part.amount] : []));
  const [first, second] = amounts;
  if (!first || amounts.length > 2) return refused('pay_unclear');
  if (second && !isRange(parts)) return refused('pay_unclear');
  if (!second && hasStrangeNeighbour(parts)) return refused('pay_unclear');
  const unit = amounts.find((amount) => amount.unit !== undefined)?.unit;
  const sums = amounts.map((amount) => kyat(amount, unit, period));
  if (sums.includes(0)) return refused('pay_zero');
  const [low, high] = [...sums].sort((a, b) => a - b);
  if (low === undefined) return refused('pay_unclear');
  const bounds = PAY_BOUNDS[period];
  if (sums.some((sum) => sum < bounds.min || sum > bounds.max || !Number.isSafeInteger(sum))) return refused('pay_absurd', { ...bounds });
  const pay: Pay = second ? { min: low, max: high ?? low, period, negotiable } : { ...oneSided(parts, low), period, negotiable };
  return unit === undefined && sums.some((sum, at) => sum !== amounts[at]?.value) ? { ok: true, pay, assumed: 'lakhs' } : { ok: true, pay };
}

/** Two sums are a range only with something between them that says so. */
function isRange(parts: readonly PayPart[]): boolean {
  const between = parts.slice(parts.findIndex((part) => part.kind === 'amount') + 1);
  return between[0]?.kind === 'range' || between[0]?.kind === 'from' || between[0]?.kind === 'upTo';
}

/** A bare number that stands before a strange word counts something else (`5 ယောက်`). */
function hasStrangeNeighbour(parts: readonly PayPart[]): boolean {
  const at = parts.findIndex((part) => part.kind === 'amount');
  const part = parts[at];
  return part?.kind === 'amount' && part.amount.unit === undefined && parts[at + 1]?.kind === 'word';
}

function oneSided(parts: readonly PayPart[], sum: number): Pick<Pay, 'min' | 'max'> {
  if (parts.some((part) => part.kind === 'upTo')) return { max: sum };
  const open = parts.some((part) => part.kind === 'from') || parts[parts.findIndex((part) => part.kind === 'amount') + 1]?.kind === 'range';
  return open ? { min: sum } : { min: sum, max: sum };
}

/** A bare number borrows the unit of the other end of its range, or means lakhs when it is a small monthly sum. */
function kyat(amount: Amount, borrowed: number | undefined, period: PayPeriod): number {
  if (amount.unit !== undefined || amount.value >= 1_000) return Math.round(amount.value);
  if (borrowed !== undefined) return Math.round(amount.value * borrowed);
  return period === 'month' && amount.value < BARE_LAKHS_BELOW ? Math.round(amount.value * LAKH) : Math.round(amount.value);
}
