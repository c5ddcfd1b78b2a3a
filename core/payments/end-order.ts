import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { notify } from '../notices/notify.ts';
import { PaymentOrders, type OrderEnd, type PaymentOrder } from './payment-order.model.ts';
import { LATE_QUERY_MS } from './payment-rules.ts';

/**
 * Ends an order that is still created or waiting, without money: once, whoever comes first. The provider is asked about it
 * once more later. The member is told unless they ended it themselves. False when it had ended or been paid already.
 */
export async function endOrder(tx: Tx, order: PaymentOrder, state: 'failed' | 'expired' | 'cancelled', end: OrderEnd): Promise<boolean> {
  const ended = await PaymentOrders(tx).updateOne(
    { _id: order._id, state: { $in: ['created', 'waiting'] } },
    { $set: { state, end }, $unset: { live: 1 } },
    { session: tx.session },
  );
  if (ended.matchedCount === 0) return false;
  if (order.charge && end !== 'in_review') {
    const dueAt = new Date(tx.clock.now().getTime() + LATE_QUERY_MS);
    await planIntent(tx, { id: `${order.provider}.late:${order.charge}`, kind: `${order.provider}.settle`, dueAt, payload: { charge: order.charge, why: 'late' } });
  }
  if (end !== 'cancelled') {
    await notify(tx, { id: `order:${order._id}:${end}`, member: order.member, kind: 'topup.failed', params: { order: order._id, amount: order.amount, end } });
  }
  return true;
}
