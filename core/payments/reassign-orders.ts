import type { Tx } from '../db/database.ts';
import { PaymentOrders } from './payment-order.model.ts';

/**
 * Two chats became one person: the orders of `from` go to `to`. When both have a live top-up, that of `from` stops being the one
 * that the chat shows; it can still be paid. Running it again changes nothing.
 */
export async function reassignOrders(tx: Tx, from: string, to: string): Promise<void> {
  const taken = await PaymentOrders(tx).exists({ member: to, purpose: 'topup', live: true }).session(tx.session);
  if (taken) await PaymentOrders(tx).updateMany({ member: from, live: true }, { $unset: { live: 1 } }, { session: tx.session });
  await PaymentOrders(tx).updateMany({ member: from }, { $set: { member: to } }, { session: tx.session });
}
