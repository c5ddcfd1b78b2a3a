import { normalise } from '../text/normalise.ts';
import { parsePay } from '../text/parse-pay.ts';
import type { PayPeriod } from '../text/pay.ts';
import { foreignPay } from './foreign-pay.ts';
import { payInBurmese } from './roman-pay.ts';
import type { UnderstoodPay } from './understood.ts';

/** What was found, and the text without it. */
export interface FoundPay {
  readonly pay?: UnderstoodPay;
  readonly negotiable?: boolean;
  /** The words that were read as pay. */
  readonly said?: string;
  readonly rest: string;
}

const DIGITS = '(?<!\\d)\\d[\\d,]{0,11}(?:\\.\\d{1,4})?';
const UNIT = '(?:သိန်း|သောင်း|ထောင်|သန်း|(?:lakhs?|lacs?|lkhs?|lks?|thousand|million|mil|k|l|m)(?![a-z]))';
const COUNTED = '(?:တစ်|တ|နှစ်|သုံး|လေး|ငါး|ခြောက်|ခုနစ်|ခုနှစ်|ခွန်|ရှစ်|ကိုး|ဆယ့်|ဆယ်|ရာ)';
const IN_WORDS = `(?:${COUNTED}{1,6}\\s*(?:သိန်း|သောင်း|ထောင်)|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\\s+(?:lakhs?|lacs?))`;
const KYAT = '(?:ကျပ်|mmk|ks|kyats?)(?![a-z])';
const AMOUNT = `(?:(?:${DIGITS}\\s*${UNIT}|${IN_WORDS}|(?:သိန်း|သောင်း)\\s*${DIGITS}(?!\\d*\\s*(?:${UNIT}|ယောက်|ဦး|နှစ်)))(?:\\s*ခွဲ)?(?:\\s*${DIGITS}\\s*(?:သောင်း|ထောင်))?(?:\\s*${KYAT})?|${DIGITS}\\s*${KYAT}|(?<![\\d,.])(?!0)(?:\\d{5,9}|\\d{1,3}(?:,\\d{2,3})+)(?![\\d,]*\\d))`;
const BETWEEN = '\\s*(?:-|–|—|~|〜|to|မှ|ကနေ|က(?=\\s*\\d)|နဲ့|နှင့်|and|or)\\s*';
const BEFORE = '(?:at least|atleast|min(?:imum)?|over|above|more than|from|starting(?: from)?|up ?to|max(?:imum)?|under|below|less than|အနည်းဆုံး|အများဆုံး|between)?[\\s.:]*';
const AFTER = '(?:\\s*(?:အထက်|နဲ့အထက်|နှင့်အထက်|နဲ့ အထက်|ကျော်|(?:and |or )?(?:above|up|over)(?![a-z])|or more|plus|\\+|အထိ|အောက်|အနည်းဆုံး|အများဆုံး|(?:ကနေ|က|မှ)\\s*စ(?![\\u1000-\\u1021]\\u103a|[\\u102b-\\u103e])(?:ပြီး|၍|တင်)?|max(?:imum)?|min(?:imum)?|(?:လောက်|ခန့်)))?';
const PAY = new RegExp(`${BEFORE}(?:(${AMOUNT}|${DIGITS})${BETWEEN})?(${AMOUNT})${AFTER}`, 'iu');
const BARE = new RegExp(`(?:လစာ|salary|pay|wages?|လုပ်ခ|ဝင်ငွေ)\\s*(?:is|က|[-:–=(])*\\s*(${DIGITS})(?:${BETWEEN}(${DIGITS}))?(?!\\s*(?:ယောက်|ဦး|နှစ်|ရက်|နာရီ|years?|%|[\\d:]))`, 'iu');

const TENS_FIRST = new RegExp(`သိန်း\\s*(${DIGITS})${BETWEEN}(${DIGITS})(?!\\s*(?:ယောက်|ဦး|နှစ်|ရက်))`, 'iu');
const PERIOD_WORD = '(?:(?:တစ်|တ|1 ?)(?:နာရီ|ရက်|နေ့)(?:ကို|လျှင်|ရင်)?|နေ့တွက်(?:ကြေး|ခ)?|(?:per|an|a|/) ?(?:hour|hr|day)\\b|\\b(?:hourly|daily)\\b)';
const PERIODIC = new RegExp(`${PERIOD_WORD}\\s*[-:=]?\\s*(?:(\\d[\\d,]{2,6})${BETWEEN})?(\\d[\\d,]{2,6})(?!\\d)|(?:(?<!\\d)(\\d[\\d,]{2,6})${BETWEEN})?(?<!\\d)(\\d[\\d,]{2,6})\\s*${PERIOD_WORD}`, 'iu');

const FROM = /at ?least|min|over|above|more than|from|starting|အနည်းဆုံး|အထက်|ကျော်|\bup\b(?! ?to)|or more|plus|\+|စ(?:ပြီး|၍|တင်)?$/iu;
/** `၁၀ သိန်းထက် မနည်း`, `not less than 5 lakhs`, `၅ သိန်းအောက်ဆို မလုပ်ဘူး`: below it is refused. */
const NOT_BELOW = /(?:ထက်|အောက်)\s*(?:တော့\s*)?မ(?:နည်း|လျော့|ငယ်)|(?:not?|never|nothing) (?:less|below|under|lower)|(?:အောက်|under|below|less)[^.,၊။]{0,24}(?:မလုပ်|မယူ|မလာ|မလို|မသွား|မရ(?![က-အ]\u103a|[\u102b-\u103e])|မဖြစ်|no thanks|not interested|is not ok|not enough|too low)/iu;
const UP_TO = /up ?to|max|under|below|less than|အများဆုံး|အထိ|အောက်/iu;
const PERIODS: readonly (readonly [PayPeriod, RegExp])[] = [
  ['hour', /(?:တစ်|တ|1 ?)နာရီ|(?:per|an|a|1|\/) ?(?:hour|hr)s?\b|\bhourly\b/iu],
  ['day', /(?:တစ်|တ|1 ?)(?:ရက်|နေ့)|နေ့(?:စား|တွက်|စဉ်|ပြတ်)|ရက်(?:စား|တွက်)|(?:per|a|1|\/) ?day\b|\bdaily\b|ta yat|ta nay/iu],
];
const DAY_WORDS: Readonly<Record<PayPeriod, string>> = { hour: ' တစ်နာရီ', day: ' တစ်ရက်', month: '' };
const SUM_STEP = 100;
const DAY_PAY_MAX = 300_000;
const NEGOTIABLE = /ညှိ(?:ု)?နှိုင်း|ညိုနှိုင်း|\bnego[a-z]*/iu;

/**
 * The pay that a normalised text names, in Burmese, English or romanised Burmese, wherever it stands. What lies outside
 * of all reason (`a billion`) is left out. A bare small number is pay only beside a word for pay.
 */
export function findPay(sentence: string): FoundPay {
  const text = payInBurmese(normalise(sentence));
  const foreign = foreignPay(text, periodOf(text));
  if (foreign) return foreign;
  const negotiable = NEGOTIABLE.test(text);
  const match = matchSum(text);
  if (!match) return { ...(negotiable && { negotiable }), rest: text };
  const { said, first, last } = match;
  const limited = NOT_BELOW.test(text) && first === undefined ? `${said.replace(UP_TO, '')} အထက်` : said;
  const pay = isCode(said) ? undefined : readSum(limited, first, last, periodOf(text));
  return { ...(pay && { pay, said: said.trim() }), ...(negotiable && { negotiable }), rest: pay ? text.replace(said, ' ') : text };
}

/** A bare number that is no round sum (`123456`): a code, part of a phone number. */
function isCode(said: string): boolean {
  return /^\s*\d{5,9}\s*$/.test(said) && Number(said) % SUM_STEP !== 0;
}

function matchSum(text: string): { said: string; first: string | undefined; last: string } | undefined {
  const [tens, low = '', high = ''] = TENS_FIRST.exec(text) ?? [];
  if (tens !== undefined) return { said: tens, first: `${low} သိန်း`, last: `${high} သိန်း` };
  const [said, first, last = ''] = PAY.exec(text) ?? [];
  if (said !== undefined) return { said, first, last };
  const [periodic, low1, sum1, low2, sum2 = ''] = PERIODIC.exec(text) ?? [];
  if (periodic !== undefined) return { said: periodic, first: low1 ?? low2, last: sum1 ?? sum2 };
  const [bare, from = '', to] = BARE.exec(text) ?? [];
  return bare === undefined ? undefined : { said: bare, first: to === undefined ? undefined : from, last: to ?? from };
}

function periodOf(text: string): PayPeriod {
  return PERIODS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'month';
}

function readSum(said: string, first: string | undefined, last: string, period: PayPeriod): UnderstoodPay | undefined {
  const range = first === undefined || first === '' ? last : `${first} - ${last}`;
  const limit = UP_TO.test(said) ? ' အထိ' : FROM.test(said.trim()) ? ' အထက်' : '';
  const read = (as: PayPeriod): UnderstoodPay | undefined => {
    const parsed = parsePay(`${range}${first ? '' : limit}${DAY_WORDS[as]}`);
    if (!parsed.ok || (parsed.pay.min === undefined && parsed.pay.max === undefined)) return undefined;
    const { min, max } = parsed.pay;
    return { ...(min !== undefined && { min }), ...(max !== undefined && { max }), period: as, currency: 'MMK' };
  };
  const pay = read(period);
  const tooMuch = period !== 'month' && (pay?.max ?? pay?.min ?? Infinity) > DAY_PAY_MAX;
  return tooMuch ? read('month') : pay;
}
