import { DAY, MINUTE, SECOND } from '../clock.ts';

/** Top-ups: the least and the most at a time, in kyat. */
export const TOP_UP_MIN = 1_000;
export const TOP_UP_MAX = 1_000_000;
/** The amounts that the chat offers as buttons. */
export const TOP_UP_AMOUNTS = [10_000, 20_000, 50_000, 100_000] as const;

/** What the payer's app shows as the thing that is paid for; Latin letters. */
export const CHARGE_TITLE = 'Wallet top-up';
/** How long a person has to pay, in minutes (KBZPay allows 1–120). */
export const PAY_MINUTES = 30;
/** How long we try to reach the provider before we tell the person that it does not work now. */
export const CREATE_WITHIN_MS = 10 * MINUTE;

/** Pauses between two questions about one order: short while somebody is paying, then longer and longer. */
const PAUSES_MS = [20 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 60 * MINUTE];

/** The pause after the n-th try (0 is the first). */
export function pauseAfter(tries: number): number {
  return PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? DAY;
}

/** The first question after the person could pay; the callback usually comes before it. */
export const FIRST_QUERY_MS = 45 * SECOND;
/** An order that is over is asked about once more: money may come late, and its callback may have been lost. */
export const LATE_QUERY_MS = 15 * MINUTE;
/** An order that the provider still calls open so long after it should have expired is closed there. */
export const CLOSE_AFTER_EXPIRY_MS = 5 * MINUTE;
/** WavePay tells of an abandoned payment up to 15 minutes after its end (payments.md §2.4): longer than that nobody waits for it. */
export const SILENT_AFTER_EXPIRY_MS = 20 * MINUTE;
/** How often a callback that the query does not confirm is followed up. */
export const CALLBACK_TRIES_MAX = 8;
/** After this, and so many questions (we may have been away), a person looks at an order whose outcome nobody could tell us. */
export const CASE_AFTER_MS = DAY;
export const CASE_TRIES_MIN = 5;

/** What featuring a job costs, and for how long. */
export const FEATURE = { price: 10_000, days: 7 } as const;

/** So many calls in a row without a usable answer set a provider aside; a pause of STREAK_MS between two begins a new row. */
export const ASIDE_AFTER_FAILURES = 5;
export const STREAK_MS = 60 * MINUTE;
const ASIDE_MINUTES = [5, 10, 20, 30] as const;

/** For how long a provider is set aside when that happened `times` times already since it last answered. */
export function asideMinutes(times: number): number {
  return ASIDE_MINUTES[Math.min(times, ASIDE_MINUTES.length - 1)] ?? 30;
}

/** A transfer by hand: how long a person may take to send the slip, and how much more time a rejected slip gives. */
export const MANUAL_HOURS = 48;
