/** What a pay is paid for. */
export type PayPeriod = 'month' | 'day' | 'hour';

/**
 * A pay in integer kyat. One fixed sum has `min` = `max`; `min` alone is "from", `max` alone "up to"; neither means
 * negotiable and nothing more. `min` ≤ `max` always.
 */
export interface Pay {
  readonly min?: number;
  readonly max?: number;
  readonly period: PayPeriod;
  readonly negotiable: boolean;
}

/** What a pay may be, in kyat: outside of it somebody mistyped (a generous reading of the market, myanmar.md §7). */
export const PAY_BOUNDS: Readonly<Record<PayPeriod, { readonly min: number; readonly max: number }>> = {
  month: { min: 20_000, max: 100_000_000 },
  day: { min: 1_000, max: 5_000_000 },
  hour: { min: 200, max: 1_000_000 },
};

/** The legal minimum for eight hours since 1 October 2025, firms of ten people and more (myanmar.md §7), in kyat. */
export const MINIMUM_PAY: Readonly<Record<PayPeriod, number>> = { month: 202_800, day: 7_800, hour: 975 };

/** True when the whole offer lies below the legal minimum of its period; a moderator is warned. */
export function isBelowMinimum(pay: Pay): boolean {
  const top = pay.max ?? pay.min;
  return top !== undefined && top < MINIMUM_PAY[pay.period];
}
