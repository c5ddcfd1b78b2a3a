import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { PaymentOrders, type PaymentOrder } from './payment-order.model.ts';

/** Sets a part of a paid top-up aside for going back, never more in all than came. Refuses order_not_paid, refund_too_large { left }. */
export async function claimRefund(tx: Tx, input: { order: string; amount: number }): Promise<Result<PaymentOrder, 'order_not_paid' | 'refund_too_large'>> {
  const { order: _id, amount } = input;
  const back = { $ifNull: ['$refunded', 0] };
  const claimed = await PaymentOrders(tx).findOneAndUpdate(
    { _id, state: 'paid', $expr: { $lte: [{ $add: [back, amount] }, '$amount'] } },
    { $inc: { refunded: amount } },
    { session: tx.session, returnDocument: 'after', lean: true },
  );
  if (claimed) return ok(claimed);
  const order = await PaymentOrders(tx).findById(_id, null, { session: tx.session }).lean<PaymentOrder>();
  if (order?.state !== 'paid') return refused('order_not_paid');
  return refused('refund_too_large', { left: order.amount - (order.refunded ?? 0) });
}

/** A refund that did not go out: its part can be given back again. */
export async function releaseRefund(tx: Tx, input: { order: string; amount: number }): Promise<void> {
  await PaymentOrders(tx).updateOne({ _id: input.order }, { $inc: { refunded: -input.amount } }, { session: tx.session });
}
