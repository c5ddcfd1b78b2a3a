import type { AccountCode } from '../ledger/chart-of-accounts.ts';

/** Every limit of a withdrawal, in kyat. One table. */
export const WITHDRAWAL = {
  /** At a time (market.md). */
  min: 10_000,
  /** Of one member on one day, and in one month, of Asia/Yangon. What failed or was taken back does not count. */
  day: 1_000_000,
  month: 5_000_000,
  /** From this amount on two different people must agree. */
  twoPeopleFrom: 500_000,
  /** Lines of one batch file. */
  batch: 200,
} as const;

/** Where money can be paid out to, with the accounts that it goes through: owed on the way, then gone from our account there. */
export const PAYOUT_WAYS = {
  kbzpay: { owed: 'payout:kbzpay', clearing: 'kbzpay:clearing' },
  wavepay: { owed: 'payout:wavepay', clearing: 'wavepay:clearing' },
  ayapay: { owed: 'payout:ayapay', clearing: 'ayawallet:clearing' },
} as const satisfies Record<string, { owed: AccountCode; clearing: AccountCode }>;

export type PayoutWay = keyof typeof PAYOUT_WAYS;
export const payoutWays: readonly PayoutWay[] = ['kbzpay', 'wavepay', 'ayapay'];

/** True for a way of the table: for what a button or a form brought. */
export function isPayoutWay(way: string): way is PayoutWay {
  return Object.hasOwn(PAYOUT_WAYS, way);
}

/** Why no money was paid out; each has words (`withdraw:reason.<code>`). */
export const FAIL_REASONS = ['number_unknown', 'name_differs', 'wallet_full', 'provider_refused', 'suspicious', 'other'] as const;
export type FailReason = (typeof FAIL_REASONS)[number];

/** True for a reason of the table. */
export function isFailReason(reason: string): reason is FailReason {
  return (FAIL_REASONS as readonly string[]).includes(reason);
}
