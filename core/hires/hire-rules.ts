import { DAY, HOUR, MINUTE } from '../clock.ts';

/** When both sides are asked whether somebody still works there, and when a reward is looked at by a person. One table. */
export const HIRE = {
  /** A question is open for so long; then silence is read as `SILENCE` in settle-round.ts says. */
  answerMs: 7 * DAY,
  /** Who has not answered is reminded so long after the question. */
  remindMs: [2 * DAY, 5 * DAY],
  /** Periods shorter than this have no question at half time, in days. */
  halfTimeFromDays: 2,
} as const;

/** Fraud signals (market.md): what each one takes. */
export const SIGNAL_RULES = {
  /** So many friends by one link within so many milliseconds are a crowd. */
  crowd: { joins: 5, withinMs: 10 * MINUTE },
  /** A hire so soon after the job was published. */
  soonMs: 12 * HOUR,
} as const;

/** Why a reward is looked at by a person before it is paid; each is a text key `bounty:signal.<code>`. */
export const SIGNALS = ['same_payout', 'same_phone', 'same_photo', 'many_joins', 'hired_at_once', 'referrer_banned', 'bounty_taken_back'] as const;
export type Signal = (typeof SIGNALS)[number];
