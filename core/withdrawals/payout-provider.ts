import type { FailReason, PayoutWay } from './withdrawal-rules.ts';

/** What a provider is asked to pay. `id` is the same at every try: a second one must pay nothing more. */
export interface PayoutOrder {
  readonly id: string;
  /** E.164. */
  readonly phone: string;
  /** Kyat. */
  readonly amount: number;
}

export type PayoutAnswer =
  | { readonly kind: 'paid'; readonly reference: string }
  | { readonly kind: 'failed'; readonly reason: FailReason }
  /** Taken, and not yet decided: ask again. */
  | { readonly kind: 'under_way' }
  /** The provider knows no such order. */
  | { readonly kind: 'unknown' };

/**
 * A wallet's payout API, as far as one can be foreseen: no wallet of Myanmar publishes one (payments.md §8), so nothing in the product fills this yet, and people pay by
 * batch files. Both calls throw when the provider cannot be reached, or says something that is none of these.
 */
export interface PayoutProvider {
  readonly way: PayoutWay;
  /** Pays, or says how the order with this id stands. */
  pay(order: PayoutOrder): Promise<PayoutAnswer>;
  /** How the order with this id stands. */
  query(id: string): Promise<PayoutAnswer>;
}
