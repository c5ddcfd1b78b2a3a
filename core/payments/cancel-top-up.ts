import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { endOrder } from './end-order.ts';
import { PaymentOrders, type PaymentOrder } from './payment-order.model.ts';

/**
 * Ends a member's own top-up before it is paid, and plans closing it at the provider. Money that comes all the same is
 * credited. Refuses order_not_found (also another member's) and order_not_open (paid or over).
 */
export async function cancelTopUp(tx: Tx, input: { member: string; order: string }): Promise<Result<PaymentOrder, 'order_not_found' | 'order_not_open'>> {
  const order = await PaymentOrders(tx).findOne({ _id: input.order, member: input.member }, null, { session: tx.session }).lean<PaymentOrder>();
  if (!order) return refused('order_not_found');
  const ended = await endOrder(tx, order, 'cancelled', 'cancelled');
  if (!ended) return refused('order_not_open');
  if (order.charge) {
    await planIntent(tx, { id: `${order.provider}.close:${order.charge}`, kind: `${order.provider}.close`, payload: { charge: order.charge } });
  }
  return ok(order);
}
