import { HOUR, MINUTE } from '../clock.ts';

const YANGON_OFFSET = 6 * HOUR + 30 * MINUTE;

/** The first instant of a day in Yangon, from `2026-04-14` as a form's date field writes it; `undefined` for a day that is none. */
export function readDay(text: string): Date | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return undefined;
  const midnight = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== text) return undefined;
  return new Date(midnight.getTime() - YANGON_OFFSET);
}

/** An instant as a spreadsheet reads it, in Yangon: `2026-04-14 07:38:49`. */
export function writeMoment(at: Date): string {
  return new Date(at.getTime() + YANGON_OFFSET).toISOString().slice(0, 19).replace('T', ' ');
}

/** The day in Yangon of an instant, as a form's date field wants it: `2026-04-14`. */
export function writeDay(at: Date): string {
  return new Date(at.getTime() + YANGON_OFFSET).toISOString().slice(0, 10);
}
