import { inTransaction, type Reader, type Tx } from '../db/database.ts';
import { bookPayment } from './book-payment.ts';
import { endOrder } from './end-order.ts';
import { orderOfCharge } from './order-of-charge.ts';
import { PaymentOrders, type PaymentOrder } from './payment-order.model.ts';
import { PaymentCallbacks, type PaymentCallback } from './payment-callback.model.ts';
import type { ChargeFound, PaymentProvider, QueryOutcome } from './provider.ts';

/** Where a charge stands after a question: `over` = booked or ended, nothing more to ask; `open` = ask again; `unknown` = no answer; `silent` = this provider answers no questions. */
export type Standing = { readonly kind: 'over' | 'open' | 'missing' | 'silent' } | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Asks the provider about one charge and books what it says, exactly once however often it is asked: the right amount into the
 * member's wallet — also after the order had expired or was cancelled —, anything else into suspense with a case for a person. A provider that
 * has no query is taken at the word of its proven callback (`callback` is its id), for there is no other.
 */
export async function settleCharge(reader: Reader, provider: PaymentProvider, charge: string, callback?: unknown): Promise<Standing> {
  const answer = await hear(reader, provider, charge, callback);
  if (answer.kind === 'unsupported') return { kind: 'silent' };
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'missing') return { kind: 'missing' };
  const { status } = answer;
  if (status === 'pending') return { kind: 'open' };
  await inTransaction(reader, async (tx) => {
    const order = await PaymentOrders(tx).findById(orderOfCharge(charge), null, { session: tx.session }).lean<PaymentOrder>();
    if (status === 'paid') await bookPayment(tx, { provider: provider.name, charge, order, paid: answer });
    else if (order?.charge === charge) await bookEnd(tx, order, status);
  });
  return { kind: 'over' };
}

/** What the provider says of a charge: asked, or from its callback when it cannot be asked. */
async function hear(reader: Reader, provider: PaymentProvider, charge: string, callback: unknown): Promise<QueryOutcome> {
  if (provider.capabilities.query) {
    const order = await PaymentOrders(reader).findById(orderOfCharge(charge)).lean<PaymentOrder>();
    return provider.query({ chargeId: charge, ...(order && { asked: order.amount }), ...(order?.charge === charge && order.reference !== undefined && { reference: order.reference }) });
  }
  const told = typeof callback === 'string' ? await PaymentCallbacks(reader).findOne({ _id: callback, charge }).lean<PaymentCallback>() : null;
  return told?.said ?? { kind: 'unsupported' };
}

async function bookEnd(tx: Tx, order: PaymentOrder, status: Exclude<ChargeFound['status'], 'paid' | 'pending'>): Promise<void> {
  if (status === 'failed') await endOrder(tx, order, 'failed', 'payment_failed');
  else if (status === 'expired') await endOrder(tx, order, 'expired', 'not_paid_in_time');
  else await endOrder(tx, order, 'cancelled', 'not_paid_in_time');
}
