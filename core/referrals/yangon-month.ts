import { HOUR } from '../clock.ts';

/** Asia/Yangon is UTC+06:30 all year. */
const YANGON_OFFSET_MS = 6.5 * HOUR;

/** The calendar month in which an instant lies in Yangon: `2026-11`. */
export function yangonMonth(at: Date): string {
  return new Date(at.getTime() + YANGON_OFFSET_MS).toISOString().slice(0, 7);
}

/** The instant at which that month began. */
export function monthStart(at: Date): Date {
  return new Date(new Date(`${yangonMonth(at)}-01T00:00:00Z`).getTime() - YANGON_OFFSET_MS);
}
