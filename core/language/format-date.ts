import { DAY, HOUR, MINUTE } from '../clock.ts';
import { formatNumber, inDigitsOf } from './format-number.ts';
import { isTextKey, translator, type Translate } from './translate.ts';
import type { Language } from './language.ts';
import type { TextKey } from './keys.ts';

/** Myanmar's clock: UTC+06:30 all year. */
const YANGON_OFFSET = 6 * HOUR + 30 * MINUTE;
const AGO_DAYS_MAX = 30;

/** The day in Yangon: `၂၀၂၆ ဧပြီ ၁၄ (အင်္ဂါ)`, `14 April 2026 (Tuesday)`. */
export function formatDate(at: Date, language: Language): string {
  const t = translator(language);
  const there = inYangon(at);
  return t('format:date.day', {
    year: inDigitsOf(String(there.getUTCFullYear()), language),
    month: word(t, `format:month.${there.getUTCMonth() + 1}`),
    day: inDigitsOf(String(there.getUTCDate()), language),
    weekday: word(t, `format:weekday.${there.getUTCDay()}`),
  });
}

/** The month in Yangon: `၂၀၂၆ ဧပြီ`, `April 2026`. */
export function formatMonth(at: Date, language: Language): string {
  const t = translator(language);
  const there = inYangon(at);
  return t('format:date.month', { year: inDigitsOf(String(there.getUTCFullYear()), language), month: word(t, `format:month.${there.getUTCMonth() + 1}`) });
}

/** The time of day in Yangon, in twelve hours with the part of the day: `မနက် ၉ နာရီခွဲ`, `9:30 AM`. */
export function formatTime(at: Date, language: Language): string {
  const t = translator(language);
  const there = inYangon(at);
  const hour = there.getUTCHours();
  return t(`format:time.${partOf(hour)}`, { clock: clockOf(hour, there.getUTCMinutes(), language, t) });
}

/** Day and time in Yangon. */
export function formatDateTime(at: Date, language: Language): string {
  return translator(language)('format:date.dayTime', { date: formatDate(at, language), time: formatTime(at, language) });
}

/** How long ago something was: `just now`, `၅ မိနစ်`, hours within the same day in Yangon, yesterday, days; after a month the date. */
export function formatAgo(at: Date, now: Date, language: Language): string {
  const t = translator(language);
  const passed = now.getTime() - at.getTime();
  if (passed < MINUTE) return t('format:ago.now');
  if (passed < HOUR) return t('format:ago.minutes', { count: Math.floor(passed / MINUTE) });
  const days = dayNumber(now) - dayNumber(at);
  if (days === 0) return t('format:ago.hours', { count: Math.floor(passed / HOUR) });
  if (days === 1) return t('format:ago.yesterday');
  return days <= AGO_DAYS_MAX ? t('format:ago.days', { count: days }) : formatDate(at, language);
}

/** The same instant, so that its UTC fields read as Yangon's. */
function inYangon(at: Date): Date {
  return new Date(at.getTime() + YANGON_OFFSET);
}

function dayNumber(at: Date): number {
  return Math.floor(inYangon(at).getTime() / DAY);
}

function partOf(hour: number): 'small' | 'morning' | 'noon' | 'evening' | 'night' {
  if (hour < 4) return 'small';
  if (hour < 12) return 'morning';
  if (hour < 15) return 'noon';
  return hour < 19 ? 'evening' : 'night';
}

function clockOf(hour: number, minute: number, language: Language, t: Translate): string {
  const h = formatNumber(hour % 12 === 0 ? 12 : hour % 12, language);
  if (minute === 0) return t('format:clock.full', { h });
  if (minute === 30) return t('format:clock.half', { h });
  const padded = language === 'en' ? String(minute).padStart(2, '0') : String(minute);
  return t('format:clock.minutes', { h, m: inDigitsOf(padded, language) });
}

/** A key made of a number: the months and weekdays of the locale. */
function word(t: Translate, key: string): string {
  if (!isTextKey(key)) throw new Error(`no text for ${key}`);
  return t(key satisfies TextKey);
}
