import { MINUTE } from '../clock.ts';
import { inTransaction, type Reader, type Tx } from '../db/database.ts';
import type { IntentOutcome } from '../intents/intent.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { notify } from '../notices/notify.ts';
import { endOrder } from './end-order.ts';
import { PaymentOrders, type PaymentOrder } from './payment-order.model.ts';
import { CHARGE_TITLE, FIRST_QUERY_MS, PAY_MINUTES, pauseAfter } from './payment-rules.ts';
import type { CreateOutcome, PaymentProvider } from './provider.ts';
import { readAside } from './watch-provider.ts';

/**
 * Asks the provider to collect an order, each time under a new id: an earlier try whose answer was lost can exist there, but
 * nobody ever saw its QR, so asking again is safe. Afterwards the member can pay (`topup.ready`), or learns that they cannot: at once when the
 * provider has been set aside, for others can be offered.
 */
export async function createCharge(reader: Reader, provider: PaymentProvider, orderId: string): Promise<IntentOutcome> {
  const order = await PaymentOrders(reader).findOne({ _id: orderId, state: 'created' }).lean<PaymentOrder>();
  if (!order) return { kind: 'done' };
  if (order.expiresAt <= reader.clock.now()) return giveUp(reader, provider, order);

  const tried = await PaymentOrders(reader).findOneAndUpdate(
    { _id: order._id, state: 'created', tries: order.tries },
    { $inc: { tries: 1 }, $set: { charge: `${order._id}_${order.tries + 1}` } },
    { returnDocument: 'after', lean: true },
  );
  if (!tried?.charge) return retry(reader, order.tries, 'another worker is asking');
  const outcome = await provider.create({
    chargeId: tried.charge, amount: tried.amount, way: tried.way, title: CHARGE_TITLE, minutes: payMinutes(provider), page: tried.page,
  });
  switch (outcome.kind) {
    case 'unknown': return (await readAside(reader)).has(provider.name) ? giveUp(reader, provider, tried) : retry(reader, order.tries, outcome.reason);
    case 'refused': return refusedBy(reader, provider, tried, outcome.code);
    case 'created': {
      await inTransaction(reader, (tx) => nowWaiting(tx, provider, tried, outcome));
      return { kind: 'done' };
    }
  }
}

/** The person can pay. If they cancelled meanwhile, what was just created is closed again. */
async function nowWaiting(tx: Tx, provider: PaymentProvider, order: PaymentOrder, created: CreateOutcome & { kind: 'created' }): Promise<void> {
  const now = tx.clock.now().getTime();
  const { charge = '' } = order;
  const { name } = provider;
  const minutes = payMinutes(provider);
  const expiresAt = created.expiresAt ?? new Date(now + minutes * MINUTE);
  const moved = await PaymentOrders(tx).updateOne(
    { _id: order._id, state: 'created', charge },
    { $set: { state: 'waiting', qr: created.qr, link: created.link, reference: created.reference, expiresAt } },
    { session: tx.session, ignoreUndefined: true },
  );
  if (moved.matchedCount === 0) {
    await planIntent(tx, { id: `${name}.close:${charge}:unwanted`, kind: `${name}.close`, payload: { charge } });
    return;
  }
  const dueAt = new Date(now + FIRST_QUERY_MS);
  await planIntent(tx, { id: `${name}.sweep:${charge}`, kind: `${name}.settle`, dueAt, payload: { charge, why: 'sweep' } });
  await notify(tx, {
    id: `order:${order._id}:ready`, member: order.member, kind: 'topup.ready',
    params: { order: order._id, amount: order.amount, way: order.way, page: order.page, minutes },
  });
}

/** How long a person has to pay: ours, or what the provider grants when that is less. */
function payMinutes(provider: PaymentProvider): number {
  return Math.min(PAY_MINUTES, provider.capabilities.minutesMax);
}

/** A refusal is believed only when the query knows nothing of the charge either. */
async function refusedBy(reader: Reader, provider: PaymentProvider, order: PaymentOrder, code: string): Promise<IntentOutcome> {
  const known = await provider.query({ chargeId: order.charge ?? '' });
  if (known.kind !== 'missing' && known.kind !== 'unsupported') return retry(reader, order.tries, `refused with ${code}, and the query says ${known.kind}`);
  await inTransaction(reader, (tx) => endOrder(tx, order, 'failed', 'provider_refused'));
  return { kind: 'done' };
}

/** The provider did not answer in time; nobody was given anything to pay. */
async function giveUp(reader: Reader, provider: PaymentProvider, order: PaymentOrder): Promise<IntentOutcome> {
  const known = order.charge ? await provider.query({ chargeId: order.charge }) : { kind: 'missing' };
  const state = known.kind === 'missing' ? 'failed' : 'cancelled';
  await inTransaction(reader, (tx) => endOrder(tx, order, state, 'provider_down'));
  return { kind: 'done' };
}

function retry(reader: Reader, tries: number, error: string): IntentOutcome {
  return { kind: 'retry', at: new Date(reader.clock.now().getTime() + pauseAfter(tries) / 4), error };
}
