import type { Tx } from '../db/database.ts';
import type { TextKey } from '../language/keys.ts';
import { postTransfer } from '../ledger/post-transfer.ts';
import { readWallet } from '../ledger/read-wallet.ts';
import { notify } from '../notices/notify.ts';
import { endOrder } from './end-order.ts';
import { answerCases, openCase } from './open-case.ts';
import type { PaymentCaseKind } from './payment-case.model.ts';
import { PaymentOrders, type PaidThrough, type PaymentOrder } from './payment-order.model.ts';
import type { ChargeFound } from './provider.ts';

/** Money that a provider took for a charge; `order` is null when the charge is none of ours. */
export interface Payment {
  readonly provider: PaidThrough;
  readonly charge: string;
  readonly order: PaymentOrder | null;
  readonly paid: ChargeFound;
}

/**
 * Books money that has come, exactly once for a charge: the right amount into the member's wallet (whatever state the order is in), anything else
 * into suspense with a case for a person. The member is told.
 */
export async function bookPayment(tx: Tx, payment: Payment): Promise<void> {
  const { provider, charge, order, paid } = payment;
  if (order?.settled.includes(charge)) return;
  await answerCases(tx, charge);
  if (!order) return keepAside(tx, payment, 'unknown_order');
  if (paid.currency !== order.currency) return keepAside(tx, payment, 'other_currency');
  if (paid.amount !== order.amount) return keepAside(tx, payment, 'wrong_amount');

  const posted = await postTransfer(tx, {
    key: `${provider}:${charge}`, code: 'topup', debit: `${provider}:clearing`, credit: await readWallet(tx, order.member),
    amount: order.amount, reference: `order:${order._id}`, textKey: topUpWords(provider),
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
  const arrived = kind === 'wrong_amount' && transfer !== undefined ? paid.amount : undefined;
  await PaymentOrders(tx).updateOne(
    { _id: order._id, settled: { $ne: charge } }, { $push: { settled: charge }, ...(arrived !== undefined && { $set: { arrived } }) }, { session: tx.session },
  );
}

/** The words of its statement line. */
function topUpWords(provider: PaidThrough): TextKey {
  return provider === 'kbzpay' ? 'wallet:entry.topup' : `wallet:entry.topup_${provider}`;
}
