import { HOUR } from '../clock.ts';
import { inTransaction, type Tx } from '../db/database.ts';
import type { IntentHandlers } from '../intents/intent.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { endOrder } from './end-order.ts';
import { PaymentOrders, type PaymentOrder } from './payment-order.model.ts';
import { MANUAL_HOURS } from './payment-rules.ts';

/** Gives a transfer by hand MANUAL_HOURS from now: when it begins, when its slip arrives, when a slip is rejected. */
export async function keepWaiting(tx: Tx, order: string): Promise<void> {
  const expiresAt = new Date(tx.clock.now().getTime() + MANUAL_HOURS * HOUR);
  await PaymentOrders(tx).updateOne({ _id: order, provider: 'manual', state: 'waiting' }, { $set: { expiresAt } }, { session: tx.session });
  await planIntent(tx, { id: `manual.expire:${order}`, kind: 'manual.expire', dueAt: expiresAt, payload: { order } });
}

/** A slip has come: the member waits for a person, and may pay in otherwise meanwhile. */
export async function letOthersIn(tx: Tx, order: string): Promise<void> {
  await PaymentOrders(tx).updateOne({ _id: order, provider: 'manual' }, { $unset: { live: 1 } }, { session: tx.session });
}

export interface ManualParts {
  /** True while a slip of this order waits for a decision: then it does not run out. */
  readonly slipIsOpen: (tx: Tx, order: string) => Promise<boolean>;
}

/** The intent of a transfer by hand: an order for which no slip came ends. A slip that is sent later still counts. */
export function manualIntents({ slipIsOpen }: ManualParts): IntentHandlers {
  return {
    'manual.expire': async (context, intent) => {
      const later = await inTransaction(context, async (tx) => {
        const order = await PaymentOrders(tx).findById(String(intent.payload['order']), null, { session: tx.session }).lean<PaymentOrder>();
        if (order?.state !== 'waiting') return undefined;
        if (await slipIsOpen(tx, order._id)) return new Date(tx.clock.now().getTime() + MANUAL_HOURS * HOUR);
        if (order.expiresAt > tx.clock.now()) return order.expiresAt;
        await endOrder(tx, order, 'expired', 'not_paid_in_time');
        return undefined;
      });
      return later ? { kind: 'retry', at: later } : { kind: 'done' };
    },
  };
}
