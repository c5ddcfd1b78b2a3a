import { SECOND } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { readOrder } from './read-order.ts';

/** However often somebody taps, their order is asked about once in so many milliseconds. */
const ASK_EVERY_MS = 15 * SECOND;

/** A member wants to know how their order stands: the provider is asked now, besides the usual questions. Nothing for an order that cannot be asked about. */
export async function askProvider(tx: Tx, input: { member: string; order: string }): Promise<void> {
  const order = await readOrder(tx, input.member, input.order);
  if (order?.charge === undefined || order.state === 'paid') return;
  const slot = Math.floor(tx.clock.now().getTime() / ASK_EVERY_MS);
  await planIntent(tx, { id: `${order.provider}.asked:${order.charge}:${slot}`, kind: `${order.provider}.settle`, payload: { charge: order.charge, why: 'asked' } });
}
