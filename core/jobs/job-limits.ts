import { DAY } from '../clock.ts';

/** Bounds of a post. Lengths in characters (code points), money in kyat, times in milliseconds. One table. */
export const JOB_LIMITS = {
  title: { min: 2, max: 60 },
  description: { min: 20, max: 1500 },
  openings: { min: 1, max: 999 },
  /** Jobs of one employer that are not over (unpaid, pending, open, paused). A soft bound: two posts at one instant may pass it by one. */
  active: 30,
} as const;

/** How long an approved job stays open, and how long before its end the employer is reminded. */
export const JOB_OPEN_MS = 30 * DAY;
export const JOB_REMIND_BEFORE_MS = 3 * DAY;

/** Kinds of work an employer chooses from; the ids of the vocabulary (core/vocabulary). */
export const JOB_TYPES = ['full-time', 'part-time', 'remote', 'freelance', 'contract', 'night-shift', 'weekend-job'] as const;
export type JobType = (typeof JOB_TYPES)[number];

/** True for one of the kinds of work. */
export function isJobType(value: string): value is JobType {
  return (JOB_TYPES as readonly string[]).includes(value);
}
