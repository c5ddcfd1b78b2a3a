import { inTransaction, type Reader, type Tx } from '../db/database.ts';
import { postTransfer } from '../ledger/post-transfer.ts';
import { readWallet } from '../ledger/read-wallet.ts';
import { notify } from '../notices/notify.ts';
import { endOrder } from './end-order.ts';
import { openCase } from './open-case.ts';
import { orderOfCharge, PaymentOrders, type PaymentOrder } from './payment-order.model.ts';
import { PaymentCallbacks, type PaymentCallback } from './payment-callback.model.ts';
import type { PaymentCaseKind } from './payment-case.model.ts';
import type { ChargeFound, PaymentProvider, ProviderName, QueryOutcome } from './provider.ts';

/** Where a charge stands after a question: `over` = booked or ended, nothing more to ask; `open` = ask again; `unknown` = no answer; `silent` = this provider answers no questions. */
export type Standing = { readonly kind: 'over' | 'open' | 'missing' | 'silent' } | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Asks the provider about one charge and books what it says, exactly once however often it is asked: the right amount into the
 * member's wallet — also after the order had expired or was cancelled —, anything else into suspense with a case for a person. A provider that
 * has no query is taken at the word of its proven callback (`callback` is its id), for there is no other.
 */
export async function settleCharge(reader: Reader, provider: PaymentProvider, charge: string, callback?: unknown): Promise<Standing> {
  const answer = await hear(reader, provider, charge, callback);
  if (answer.kind === 'unsupported') return { kind: 'silent' };
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'missing') return { kind: 'missing' };
  const { status } = answer;
  if (status === 'pending') return { kind: 'open' };
  await inTransaction(reader, async (tx) => {
    const order = await PaymentOrders(tx).findById(orderOfCharge(charge), null, { session: tx.session }).lean<PaymentOrder>();
    if (status === 'paid') await bookPayment(tx, { provider: provider.name, charge, order, paid: answer });
    else if (order?.charge === charge) await bookEnd(tx, order, status);
  });
  return { kind: 'over' };
}

/** What the provider says of a charge: asked, or from its callback when it cannot be asked. */
async function hear(reader: Reader, provider: PaymentProvider, charge: string, callback: unknown): Promise<QueryOutcome> {
  if (provider.capabilities.query) {
    const order = await PaymentOrders(reader).findById(orderOfCharge(charge)).lean<PaymentOrder>();
    return provider.query({ chargeId: charge, ...(order?.charge === charge && order.reference !== undefined && { reference: order.reference }) });
  }
  const told = typeof callback === 'string' ? await PaymentCallbacks(reader).findOne({ _id: callback, charge }).lean<PaymentCallback>() : null;
  return told?.said ?? { kind: 'unsupported' };
}

/** Money that a provider took for a charge; `order` is null when the charge is none of ours. */
interface Payment {
  readonly provider: ProviderName;
  readonly charge: string;
  readonly order: PaymentOrder | null;
  readonly paid: ChargeFound;
}

async function bookPayment(tx: Tx, payment: Payment): Promise<void> {
  const { provider, charge, order, paid } = payment;
  if (order?.settled.includes(charge)) return;
  if (!order) return keepAside(tx, payment, 'unknown_order');
  if (paid.currency !== order.currency) return keepAside(tx, payment, 'other_currency');
  if (paid.amount !== order.amount) return keepAside(tx, payment, 'wrong_amount');

  const posted = await postTransfer(tx, {
    key: `${provider}:${charge}`, code: 'topup', debit: `${provider}:clearing`, credit: await readWallet(tx, order.member),
    amount: order.amount, reference: `order:${order._id}`, textKey: 'wallet:entry.topup',
  });
  if (!posted.ok) throw new Error(`the top-up ${order._id} cannot be posted: ${posted.code}`); // the intent tries again and tells the operator
  await PaymentOrders(tx).updateOne(
    { _id: order._id, settled: { $ne: charge } },
    { $set: { state: 'paid', transfer: posted.value.transfer, paidAt: tx.clock.now() }, $unset: { live: 1, end: 1 }, $push: { settled: charge } },
    { session: tx.session },
  );
  await notify(tx, {
    id: `charge:${charge}:paid`, member: order.member, kind: 'topup.paid',
    params: { order: order._id, amount: order.amount, receipt: posted.value.transfer },
  });
}

/** Money that we may not give to anybody by ourselves: booked into suspense (when it is whole kyat) and shown to a person. */
async function keepAside(tx: Tx, { provider, charge, order, paid }: Payment, kind: PaymentCaseKind): Promise<void> {
  let transfer: string | undefined;
  if (paid.currency === 'MMK' && paid.amount !== undefined && paid.amount > 0) {
    const posted = await postTransfer(tx, {
      key: `${provider}:${charge}`, code: 'suspense', debit: `${provider}:clearing`, credit: 'suspense', amount: paid.amount,
      reference: order ? `order:${order._id}` : `charge:${charge}`, textKey: 'wallet:entry.suspense',
    });
    if (!posted.ok) throw new Error(`the payment ${charge} cannot be kept aside: ${posted.code}`);
    transfer = posted.value.transfer;
  }
  await openCase(tx, {
    kind, provider, charge, got: `${paid.amountText} ${paid.currency}`,
    ...(order && { order: order._id, member: order.member, expected: order.amount }), ...(transfer && { transfer }),
  });
  if (!order) return;
  await endOrder(tx, order, 'failed', 'in_review');
  await PaymentOrders(tx).updateOne({ _id: order._id, settled: { $ne: charge } }, { $push: { settled: charge } }, { session: tx.session });
}

async function bookEnd(tx: Tx, order: PaymentOrder, status: Exclude<ChargeFound['status'], 'paid' | 'pending'>): Promise<void> {
  if (status === 'failed') await endOrder(tx, order, 'failed', 'payment_failed');
  else if (status === 'expired') await endOrder(tx, order, 'expired', 'not_paid_in_time');
  else await endOrder(tx, order, 'cancelled', 'not_paid_in_time');
}
