import { inTransaction } from '../db/database.ts';
import type { Intent, IntentContext, IntentHandler, IntentOutcome } from '../intents/intent.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { createCharge } from './create-charge.ts';
import { endOrder } from './end-order.ts';
import { openCase } from './open-case.ts';
import { orderOfCharge } from './order-of-charge.ts';
import { PaymentOrders, type PaymentOrder } from './payment-order.model.ts';
import { CALLBACK_TRIES_MAX, CASE_AFTER_MS, CASE_TRIES_MIN, CLOSE_AFTER_EXPIRY_MS, pauseAfter, SILENT_AFTER_EXPIRY_MS } from './payment-rules.ts';
import type { PaymentProvider, Providers } from './provider.ts';
import { settleCharge, type Standing } from './settle-charge.ts';

/**
 * What a worker does for payments, of each provider that is configured. `kbzpay.precreate` makes an order payable; `kbzpay.settle`
 * asks how a charge stands — because a callback came, because time passed (sweep), or once more after its end (late);
 * `kbzpay.close` ends it at the provider.
 */
export function paymentIntents(providers: Providers): Record<string, IntentHandler> {
  return Object.assign({}, ...[...providers.values()].map(intentsOf));
}

function intentsOf(provider: PaymentProvider): Record<string, IntentHandler> {
  const { name } = provider;
  return {
    [`${name}.precreate`]: (context, intent) => createCharge(context, provider, text(intent, 'order')),
    [`${name}.settle`]: (context, intent) => settle(context, provider, intent),
    [`${name}.close`]: async (context, intent) => {
      const charge = text(intent, 'charge');
      const closed = await provider.close({ chargeId: charge });
      if (closed.kind === 'unsupported') return { kind: 'done' };
      if (closed.kind === 'unknown') return again(context, intent, closed);
      const standing = await settleCharge(context, provider, charge);
      return standing.kind === 'unknown' ? again(context, intent, standing) : { kind: 'done' };
    },
  };
}

async function settle(context: IntentContext, provider: PaymentProvider, intent: Intent): Promise<IntentOutcome> {
  const charge = text(intent, 'charge');
  const standing = await settleCharge(context, provider, charge, intent.payload.callback);
  if (standing.kind === 'over') return { kind: 'done' };
  const order = await PaymentOrders(context).findById(orderOfCharge(charge)).lean<PaymentOrder>();
  if (standing.kind === 'silent') return waitInSilence(context, provider, intent, order);
  if (!order) return standing.kind === 'missing' ? noSuchOrder(context, provider, charge) : tryLonger(context, provider, intent, charge, standing);
  if (!provider.capabilities.query) return { kind: 'done' }; // its next callback says more
  if (text(intent, 'why') === 'asked') return { kind: 'done' }; // the sweep goes on
  if (text(intent, 'why') === 'callback') return tryLonger(context, provider, intent, charge, standing);
  if (order.state !== 'waiting' && text(intent, 'why') === 'sweep') return { kind: 'done' };

  const overdue = context.clock.now().getTime() - order.expiresAt.getTime();
  if (standing.kind === 'missing' && overdue > 0) {
    await inTransaction(context, (tx) => endOrder(tx, order, 'expired', 'not_paid_in_time'));
    return { kind: 'done' };
  }
  if (overdue > CASE_AFTER_MS && intent.attempts >= CASE_TRIES_MIN) return unknownOutcome(context, provider, charge, order, standing);
  if (standing.kind === 'open' && overdue > CLOSE_AFTER_EXPIRY_MS) {
    await inTransaction(context, (tx) => planIntent(tx, { id: `${provider.name}.close:${charge}`, kind: `${provider.name}.close`, payload: { charge } }));
  }
  return again(context, intent, standing);
}

/**
 * A provider that cannot be asked: when its last callback is overdue too the order ends. Money that comes later still counts, and a person compares
 * its statement with our books.
 */
async function waitInSilence(context: IntentContext, provider: PaymentProvider, intent: Intent, order: PaymentOrder | null): Promise<IntentOutcome> {
  if (order?.state !== 'waiting' || text(intent, 'why') !== 'sweep') return { kind: 'done' };
  const until = new Date(order.expiresAt.getTime() + SILENT_AFTER_EXPIRY_MS);
  if (context.clock.now() < until) return { kind: 'retry', at: until };
  await inTransaction(context, async (tx) => {
    const ended = await endOrder(tx, order, 'expired', 'not_paid_in_time');
    if (ended) await openCase(tx, { kind: 'never_heard', provider: provider.name, charge: order.charge ?? order._id, order: order._id, member: order.member, expected: order.amount });
  });
  return { kind: 'done' };
}

/** A callback that the query does not confirm yet: asked a few times more. The sweep goes on for an order that is waiting. */
async function tryLonger(context: IntentContext, provider: PaymentProvider, intent: Intent, charge: string, standing: Standing): Promise<IntentOutcome> {
  if (intent.attempts < CALLBACK_TRIES_MAX) return again(context, intent, standing);
  if (standing.kind === 'unknown') return unknownOutcome(context, provider, charge, null, standing);
  return { kind: 'done' };
}

/** A proven callback for something that neither we nor the provider know: a person should see that it happened. */
async function noSuchOrder(context: IntentContext, provider: PaymentProvider, charge: string): Promise<IntentOutcome> {
  await inTransaction(context, (tx) => openCase(tx, { kind: 'unknown_order', provider: provider.name, charge }));
  return { kind: 'done' };
}

async function unknownOutcome(context: IntentContext, provider: PaymentProvider, charge: string, order: PaymentOrder | null, standing: Standing): Promise<IntentOutcome> {
  await inTransaction(context, (tx) => openCase(tx, {
    kind: 'unknown_outcome', provider: provider.name, charge, ...(order && { order: order._id, member: order.member, expected: order.amount }),
  }));
  return { kind: 'case', error: `nobody could say how the charge ${charge} ended (${standing.kind})` };
}

function again(context: IntentContext, intent: Intent, standing: Standing | { kind: 'unknown'; reason: string }): IntentOutcome {
  const error = standing.kind === 'unknown' ? standing.reason : `the charge is ${standing.kind}`;
  return { kind: 'retry', at: new Date(context.clock.now().getTime() + pauseAfter(intent.attempts)), error };
}

function text(intent: Intent, name: string): string {
  const value = intent.payload[name];
  if (typeof value !== 'string') throw new Error(`intent ${intent._id} has no ${name}`);
  return value;
}
