import { DAY, HOUR, MINUTE } from '../clock.ts';
import { parseNumber } from './parse-number.ts';
import { searchKey } from './search-key.ts';

/** A day as somebody wrote it, and the time of day when they did. */
export interface When {
  /** The instant; midnight in Yangon where no time was written. */
  readonly at: Date;
  readonly timed: boolean;
}

/** Asia/Yangon is UTC+06:30 all year. */
const YANGON = 6 * HOUR + 30 * MINUTE;
const LENGTH_MAX = 200;
const MONTHS: readonly (readonly string[])[] = [
  ['ဇန်နဝါရီ', 'january', 'jan'], ['ဖေဖော်ဝါရီ', 'february', 'feb'], ['မတ်', 'march', 'mar'], ['ဧပြီ', 'april', 'apr'], ['မေ', 'may'], ['ဇွန်', 'june', 'jun'], ['ဇူလိုင်', 'july', 'jul'],
  ['ဩဂုတ်', 'သြဂုတ်', 'august', 'aug'], ['စက်တင်ဘာ', 'september', 'sept', 'sep'], ['အောက်တိုဘာ', 'october', 'oct'], ['နိုဝင်ဘာ', 'november', 'nov'], ['ဒီဇင်ဘာ', 'december', 'dec'],
];
const WEEKDAYS: readonly (readonly string[])[] = [
  ['တနင်္ဂနွေ', 'sunday', 'sun'], ['တနင်္လာ', 'monday', 'mon'], ['အင်္ဂါ', 'tuesday', 'tue'], ['ဗုဒ္ဓဟူး', 'wednesday', 'wed'], ['ကြာသပတေး', 'thursday', 'thu'], ['သောကြာ', 'friday', 'fri'], ['စနေ', 'saturday', 'sat'],
];
const AWAY: readonly (readonly [days: number, words: RegExp])[] = [
  [2, wordsOf(['သဘက်ခါ', 'သန်ဘက်ခါ', 'day after tomorrow'])], [1, wordsOf(['မနက်ဖြန်', 'မနက်ဖန်', 'နက်ဖြန်', 'tomorrow'])], [0, wordsOf(['ဒီနေ့', 'ယနေ့', 'ဒီည', 'today', 'tonight'])],
];
const NAMED_MONTH = MONTHS.map(wordsOf);
const NAMED_WEEKDAY = WEEKDAYS.map(wordsOf);
/** Part of the day → the hour that a clock of twelve hours means in it. */
const PARTS: readonly (readonly [words: RegExp, hour: (h: number) => number])[] = [
  [wordsOf(['မနက်', 'နံနက်', 'မနက်ပိုင်း', 'am', 'a.m']), (h) => h % 12],
  [wordsOf(['ညနေ', 'pm', 'p.m']), (h) => (h % 12) + 12],
  [wordsOf(['နေ့လယ်', 'နေ့ခင်း', 'မွန်းလွဲ', 'noon']), (h) => (h >= 10 && h <= 12 ? h : (h % 12) + 12)],
  [wordsOf(['ည', 'သန်းခေါင်', 'night']), (h) => (h % 12 < 4 ? h % 12 : (h % 12) + 12)],
];

function wordsOf(words: readonly string[]): RegExp {
  const all = words.map((word) => searchKey(word).replaceAll('.', '\\.')).toSorted((a, b) => b.length - a.length).join('|');
  return new RegExp(`(?<![a-z])(?:${all})(?![a-z\\u102b-\\u103e])`);
}

/**
 * A day, and the time if there is one, as people write them: `၂၀၂၆ ဧပြီ ၁၄`, `14/4/2026`, `14.4`, `April 14`, `မနက်ဖြန် မနက် ၉ နာရီခွဲ`, `လာမယ့် တနင်္လာနေ့ ညနေ ၃ နာရီ`, `tomorrow 2pm`,
 * `ဒီနေ့ 14:30`, `၃ ရက်နေရင်`. Day before month; without a year the next such day. An hour without a part of the day lies between seven and six.
 * `undefined` for a day that does not exist, or when no day is written.
 */
export function parseWhen(text: string, now: Date): When | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const written = searchKey(text).replace(/\s+/g, ' ');
  const { rest, time } = takeTime(written);
  if (time === null) return undefined;
  const day = dayOf(rest, now);
  return day === undefined ? undefined : { at: new Date(day * DAY - YANGON + (time ?? 0)), timed: time !== undefined };
}

/** Days since 1970 in Yangon. */
function dayOf(text: string, now: Date): number | undefined {
  const today = Math.floor((now.getTime() + YANGON) / DAY);
  const away = AWAY.find(([, words]) => words.test(text))?.[0];
  return writtenDay(text, today) ?? (away === undefined ? undefined : today + away) ?? daysFromNow(text, today) ?? namedDay(text, today);
}

function writtenDay(text: string, today: number): number | undefined {
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (iso) return dayNumber(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const short = /(?<!\d)(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?(?!\d)/.exec(text);
  if (short) return dated(Number(short[1]), Number(short[2]), short[3], today);
  const month = NAMED_MONTH.findIndex((words) => words.test(text)) + 1;
  if (month === 0) return undefined;
  const year = /(?<!\d)(2\d{3})(?!\d)/.exec(text)?.[1];
  const day = /(?<!\d)(\d{1,2})(?!\d)/.exec(text)?.[1];
  return day === undefined ? undefined : dated(Number(day), month, year, today);
}

/** Without a year, the next such day, today included. */
function dated(day: number, month: number, year: string | undefined, today: number): number | undefined {
  if (year !== undefined) return dayNumber(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const thisYear = new Date(today * DAY).getUTCFullYear();
  const years = [0, 1, 2, 3, 4].map((later) => thisYear + later); // a 29 February may be years away
  return years.map((each) => dayNumber(each, month, day)).find((each) => each !== undefined && each >= today);
}

function dayNumber(year: number, month: number, day: number): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.getTime() / DAY : undefined;
}

const IN_DAYS = /(?<count>\d{1,3}|[\u1000-\u103e]{2,12}?) ?ရက် ?(?:နေရင်|ကြာရင်|အကြာ|နေပြီး|နောက်)|in (?<days>\d{1,3}) days?/;

function daysFromNow(text: string, today: number): number | undefined {
  const { count, days } = IN_DAYS.exec(text)?.groups ?? {};
  const number = parseNumber(days ?? count ?? '');
  return number === undefined || !Number.isInteger(number) ? undefined : today + number;
}

/** The next day of this name; on that day itself, a week later. */
function namedDay(text: string, today: number): number | undefined {
  const weekday = NAMED_WEEKDAY.findIndex((words) => words.test(text));
  if (weekday < 0) return undefined;
  const todays = new Date(today * DAY).getUTCDay();
  return today + ((weekday - todays + 6) % 7) + 1;
}

const CLOCK = /(?<!\d)(\d{1,2}):(\d{2})(?!\d)/;
const HOURS = /(?<!\d)(\d{1,2}) ?(?:နာရီ(?<half>ခွဲ)?(?: ?(\d{1,2}) ?မိနစ်)?|(?=(?:am|pm|a\.m|p\.m)(?![a-z])))/;
const WORDED = /([\u1000-\u103e]{2,14}?)(?= ?နာရီ)/;

/** Takes the time of day out of a text, in milliseconds from midnight; `null` for one that no clock shows. */
function takeTime(text: string): { rest: string; time: number | undefined | null } {
  const spelt = text.replace(WORDED, (words: string) => hourWord(words) ?? words);
  const found = CLOCK.exec(spelt) ?? HOURS.exec(spelt);
  if (!found) return { rest: spelt, time: undefined };
  const [whole, hour, minute, later] = found;
  const written = Number(hour);
  const minutes = found.groups && 'half' in found.groups ? (found.groups['half'] ? 30 : Number(later ?? 0)) : Number(minute ?? 0);
  const rest = spelt.replace(whole, ' ');
  const part = PARTS.find(([words]) => words.test(spelt.replace(AWAY[1]?.[1] ?? '', ' ')));
  if (written > 23 || minutes > 59 || (part && written > 12 && (part[1](written % 12) % 24) !== written)) return { rest, time: null };
  const at = part && written <= 12 ? part[1](written) : found[0].includes(':') || written > 12 || written >= 7 ? written : written + 12;
  return { rest, time: at * HOUR + minutes * MINUTE };
}

/** `ကိုး` before `နာရီ`, also behind other words: the longest end that is a number. */
function hourWord(words: string): string | undefined {
  for (let from = 0; from < words.length; from++) {
    const hour = parseNumber(words.slice(from));
    if (hour !== undefined && hour >= 1 && hour <= 12) return `${words.slice(0, from)} ${hour}`;
  }
  return undefined;
}
