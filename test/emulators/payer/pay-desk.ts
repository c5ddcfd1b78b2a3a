import type { Clock } from '../../../core/clock.ts';
import { messagePage, payPage, type Brand } from './pay-page.ts';
import { ACTIONS, type PayAction, type PayOrder } from './pay-order.ts';
import type { Visit } from './pay-server.ts';

export interface Desk<Order extends PayOrder> {
  readonly brand: Brand;
  readonly clock: Clock;
  readonly orders: ReadonlyMap<string, Order>;
  act(order: Order, action: PayAction): Promise<void>;
  /** Where the payer's browser goes back to. */
  back?(order: Order): string;
}

/** `/pay/REFERENCE`: the page of the payer, and the buttons on it. */
export async function servePayPage<Order extends PayOrder>(desk: Desk<Order>, visit: Visit): Promise<void> {
  const reference = /^\/pay\/(\w+)$/.exec(visit.url.pathname)?.[1];
  const found = [...desk.orders.values()].find((each) => each.reference === reference);
  if (!found) return visit.html(404, messagePage(desk.brand, 'There is no such payment.'));
  const order = expire(found, desk.clock);
  if (visit.method !== 'POST') return visit.html(200, payPage(desk.brand, order, desk.back?.(order)));
  const action = new URLSearchParams(visit.body.toString('utf8')).get('action') ?? '';
  if (isAction(action) && order.state === 'waiting') await desk.act(order, action);
  return visit.redirect(`/pay/${order.reference}`);
}

/** An order as it stands now: what was not paid in time has expired. */
export function expire<Order extends PayOrder>(order: Order, clock: Clock): Order {
  if (order.state === 'waiting' && order.expiresAt <= clock.now()) order.state = 'expired';
  return order;
}

/** What the payer's press does to the order; half the amount is the wrong one. */
export function press(order: PayOrder, action: PayAction, transaction: string): void {
  if (action === 'fail') order.state = 'failed';
  else if (action === 'cancel') order.state = 'cancelled';
  else {
    order.state = 'paid';
    order.transaction = transaction;
    if (action === 'wrong') order.paidAmount = String(Math.max(1, Math.floor(Number(order.amount) / 2)));
  }
}

function isAction(text: string): text is PayAction {
  return Object.hasOwn(ACTIONS, text);
}
