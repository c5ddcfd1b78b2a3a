import type { Reader } from '../db/database.ts';
import { PaymentOrders, type PaidThrough, type PaymentOrder } from './payment-order.model.ts';

/** A member's own order; `undefined` for another's. */
export async function readOrder(reader: Reader, member: string, order: string): Promise<PaymentOrder | undefined> {
  return (await PaymentOrders(reader).findOne({ _id: order, member }, null, { session: reader.session }).lean<PaymentOrder>()) ?? undefined;
}

/** An order by an id of our own making (a notice's): never by one that a person sent. */
export async function findOrder(reader: Reader, order: string): Promise<PaymentOrder | undefined> {
  return (await PaymentOrders(reader).findById(order, null, { session: reader.session }).lean<PaymentOrder>()) ?? undefined;
}

/** The top-up that a member can still pay or cancel. */
export async function readLiveTopUp(reader: Reader, member: string): Promise<PaymentOrder | undefined> {
  const order = await PaymentOrders(reader).findOne({ member, purpose: 'topup', live: true }, null, { session: reader.session }).lean<PaymentOrder>();
  return order ?? undefined;
}

/** The top-up that a member is shown as under way: the live one, otherwise a transfer by hand whose slip is being looked at. */
export async function readTopUpUnderWay(reader: Reader, member: string): Promise<PaymentOrder | undefined> {
  const [order] = await PaymentOrders(reader).find({ member, purpose: 'topup', $or: [{ live: true }, { provider: 'manual', state: 'waiting' }] })
    .sort({ live: -1, createdAt: -1 }).limit(1).session(reader.session ?? null).lean<PaymentOrder[]>();
  return order;
}

/** The order whose pay page has this address: whoever holds the address may see amount and QR, nothing else. */
export async function readOrderByPage(reader: Reader, page: string): Promise<PaymentOrder | undefined> {
  return (await PaymentOrders(reader).findOne({ page }, null, { session: reader.session }).lean<PaymentOrder>()) ?? undefined;
}

/** The latest hundred orders, the newest first, for the money role. */
export async function listOrders(reader: Reader, filter: { state?: PaymentOrder['state'] } = {}): Promise<PaymentOrder[]> {
  return PaymentOrders(reader).find(filter).sort({ createdAt: -1 }).limit(100).session(reader.session ?? null).lean<PaymentOrder[]>();
}

/** Orders by id, of whomever; ids that never were are left out. */
export async function findOrders(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, PaymentOrder>> {
  if (ids.length === 0) return new Map();
  const orders = await PaymentOrders(reader).find({ _id: { $in: [...new Set(ids)] } }).session(reader.session ?? null).lean<PaymentOrder[]>();
  return new Map(orders.map((order) => [order._id, order]));
}

/** An export holds at most so many orders: ask for fewer days. */
export const ORDERS_BETWEEN_MAX = 20_000;

/** The orders that were written (or paid) from an instant to before another, the oldest first, at most ORDERS_BETWEEN_MAX. */
export async function listOrdersBetween(
  reader: Reader, { from, to, by, provider }: { from: Date; to: Date; by: 'createdAt' | 'paidAt'; provider?: PaidThrough },
): Promise<PaymentOrder[]> {
  const filter = { [by]: { $gte: from, $lt: to }, ...(provider && { provider }) };
  return PaymentOrders(reader).find(filter).sort({ [by]: 1 }).limit(ORDERS_BETWEEN_MAX).session(reader.session ?? null).lean<PaymentOrder[]>();
}
