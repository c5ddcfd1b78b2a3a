import { HOUR, MINUTE } from '../clock.ts';

/** Asia/Yangon is UTC+06:30 all year (myanmar.md §3). */
const YANGON_OFFSET_MS = 6.5 * HOUR;
const DAY_MS = 24 * HOUR;

/** Hours of the day in Yangon, `from` inclusive, `to` exclusive; over midnight when `from` > `to`. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** Times of day as a person in Myanmar lives them. */
export const localTime = {
  /** The end of the quiet hours that hold at `now`, or `undefined` when none do. */
  endOfQuiet(quiet: QuietHours, now: Date): Date | undefined {
    const local = now.getTime() + YANGON_OFFSET_MS;
    const midnight = local - (local % DAY_MS);
    const hour = Math.floor((local % DAY_MS) / HOUR);
    const inside = quiet.from <= quiet.to ? hour >= quiet.from && hour < quiet.to : hour >= quiet.from || hour < quiet.to;
    if (!inside) return undefined;
    let end = midnight + quiet.to * HOUR;
    if (end <= local) end += DAY_MS;
    return new Date(end - YANGON_OFFSET_MS - (end % MINUTE));
  },
};
