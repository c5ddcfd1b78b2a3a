import type { ProviderName } from '../../core/payments/provider.ts';
import type { PayoutWay } from '../../core/withdrawals/withdrawal-rules.ts';

/** What the world outside knows about money, whatever our books say. What a person has once decided stays decided, however often they try again. */
export class Truth {
  /** Withdrawals that somebody has paid, or found impossible to pay. */
  readonly payouts = new Map<string, 'paid' | 'failed'>();
  /** Refunds that a person sent by hand, or could not send. */
  readonly handRefunds = new Map<string, boolean>();
  /** Money that came to a provider for no order of ours. */
  readonly strangers: { readonly provider: ProviderName; readonly reference: string; readonly amount: number }[] = [];
  /** Acts of the panel that broke for no reason of the simulation's. */
  readonly broken: string[] = [];
  #wishes = 0;

  /** A fresh name for one decision. */
  wish(): string { return `${++this.#wishes}`.padStart(6, '0'); }
}

/** What came into our own account under the number of a slip: the sum that was ordered, another, or nothing. */
export function cameByHand(reference: string, expected: number): number {
  const kind = Number(reference.replace(/\D/g, '')) % 6;
  if (kind === 0) return 0;
  return kind === 1 ? Math.max(1, Math.floor(expected / 2)) : expected;
}

/** The number that stands on the slip of an act. */
export function slipNumber(mark: string): string { return `SLIP${mark.slice(1)}`; }

/** The provider's number of a payout. */
export function payoutNumber(withdrawal: string): string { return `REF${withdrawal}`; }

/** Through whom a withdrawal of this way was paid. */
export const PAID_OUT_BY: Readonly<Record<PayoutWay, ProviderName>> = { kbzpay: 'kbzpay', wavepay: 'wavepay', ayapay: 'ayawallet' };
