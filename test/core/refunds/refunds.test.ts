import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { dueIntents, runIntent } from '../../../core/intents/run-intent.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { postTransfer } from '../../../core/ledger/post-transfer.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { moneyRoleIntents } from '../../../core/moderation/tell-money-role.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { bookPayment } from '../../../core/payments/book-payment.ts';
import { listOpenCases } from '../../../core/payments/open-case.ts';
import { openTopUp } from '../../../core/payments/open-top-up.ts';
import type { PaidThrough, PaymentOrder } from '../../../core/payments/payment-order.model.ts';
import type { Capabilities, PaymentProvider, RefundOutcome } from '../../../core/payments/provider.ts';
import { findOrder } from '../../../core/payments/read-order.ts';
import { settleRefundByHand } from '../../../core/refunds/end-refund.ts';
import { refundIntents } from '../../../core/refunds/refund-intents.ts';
import { Refunds, type Refund } from '../../../core/refunds/refund.model.ts';
import { newWish, startRefund } from '../../../core/refunds/start-refund.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must } from '../jobs/sample-job.ts';
import { sampleModerator } from '../moderation/sample-moderator.ts';

const db = useDatabase();
let by: string;
/** What the provider answers to a refund, one after the other, and what it was asked. */
let answers: RefundOutcome[];
let asked: string[];
beforeEach(async () => {
  by = await sampleModerator(db.reader, 'money');
  answers = [];
  asked = [];
});
afterEach(async () => {
  expect(await verifyBooks(db.reader)).toEqual([]);
  await db.empty();
});

function provider(refund: Capabilities['refund']): PaymentProvider {
  const never = async () => ({ kind: 'unsupported' as const });
  const next = async (call: string): Promise<RefundOutcome> => {
    asked.push(call);
    return answers.shift() ?? { kind: 'unknown', reason: 'nothing' };
  };
  return {
    name: 'kbzpay', labelKey: 'wallet:provider.kbzpay', ways: ['qr'], capabilities: { query: true, close: true, callback: true, refund, minutesMax: 120 },
    create: async () => ({ kind: 'unknown', reason: 'not here' }), query: never, close: never, readCallback: () => ({ kind: 'malformed' }), callbackReply: '',
    refund: ({ refundId }) => next(`refund ${refundId}`), queryRefund: ({ refundId }) => next(`query ${refundId}`),
  };
}

async function work(capability: Capabilities['refund'] = 'part'): Promise<void> {
  const handlers = { ...refundIntents(new Map([['kbzpay', provider(capability)]])), ...moneyRoleIntents };
  for (let ids = (await dueIntents(db.reader)).filter((id) => !id.startsWith('kbzpay')); ids.length > 0; ids = (await dueIntents(db.reader)).filter((id) => !id.startsWith('kbzpay') && !id.startsWith('manual'))) {
    for (const id of ids) await runIntent(db.reader, handlers, id);
  }
}

async function paid(through: PaidThrough = 'kbzpay', amount = 50_000): Promise<PaymentOrder> {
  const order = must(await act(db.reader, (tx) => openTopUp(tx, { member: 'aye', amount, way: 'qr', provider: through })));
  const found = { kind: 'found', status: 'paid', amount, amountText: String(amount), currency: 'MMK' } as const;
  await inTransaction(db.reader, async (tx) => bookPayment(tx, { provider: through, charge: `${order._id}_1`, order: await findOrder(tx, order._id) ?? null, paid: found }));
  return order;
}

const start = (order: PaymentOrder, amount = 50_000, wish = newWish()) => act(db.reader, (tx) => startRefund(tx, { order: order._id, amount, reason: 'Asked for it.', by, wish }));
const wallet = () => readBalance(db.reader, memberWallet('aye'));
const refundNow = async (refund: Refund) => Refunds(db.reader).findById(refund._id).lean<Refund>();
const told = async () => (await Notices(db.reader).find({ member: 'aye', kind: 'refund.moved' }).sort({ createdAt: 1, _id: -1 }).lean()).map(({ params }) => params['state']);

describe('a refund', () => {
  test('holds the money, goes out through the provider, and is told at both ends', async () => {
    const refund = must(await start(await paid(), 20_000));
    expect(await wallet()).toEqual({ balance: 50_000, held: 20_000, available: 30_000 });
    answers = [{ kind: 'refunded', transaction: 'T1' }];
    await work();
    expect(await wallet()).toEqual({ balance: 30_000, held: 0, available: 30_000 });
    expect((await readBalance(db.reader, 'kbzpay:clearing')).balance).toBe(30_000);
    expect(await refundNow(refund)).toMatchObject({ state: 'done', transaction: 'T1' });
    expect((await told()).toSorted()).toEqual(['done', 'started']);
  });

  test('sent twice by the same form is one, and the provider is asked once', async () => {
    const order = await paid();
    const wish = newWish();
    await Promise.all([start(order, 20_000, wish), start(order, 20_000, wish)]);
    answers = [{ kind: 'refunded' }, { kind: 'refunded' }];
    await work();
    expect((await wallet()).balance).toBe(30_000);
    expect(asked).toHaveLength(1);
  });

  test('whose answer was lost is asked about before it is sent again under the same id', async () => {
    const refund = must(await start(await paid()));
    answers = [{ kind: 'unknown', reason: 'no answer' }, { kind: 'refunded' }];
    await work();
    expect((await wallet()).held).toBe(50_000);
    db.clock.move(60_000);
    await work();
    expect(asked).toEqual([`refund ${refund._id}`, `query ${refund._id}`]);
    expect((await wallet()).balance).toBe(0);
  });

  test('that nobody can tell of for a day becomes a case, and still ends when the provider answers', async () => {
    const refund = must(await start(await paid()));
    answers = [{ kind: 'unknown', reason: 'x' }];
    await work();
    db.clock.move(25 * 3_600_000);
    answers = [{ kind: 'pending' }];
    await work();
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'unknown_refund', expected: 50_000 }]);
    db.clock.move(3_600_000);
    answers = [{ kind: 'refunded' }];
    await work();
    expect(await refundNow(refund)).toMatchObject({ state: 'done' });
  });

  test.each([['whole', 20_000, 'unsupported'], ['none', 50_000, 'unsupported']] as const)('that the provider cannot make (%s) goes by hand', async (capability, amount, trouble) => {
    const refund = must(await start(await paid(), amount));
    await work(capability);
    expect(await refundNow(refund)).toMatchObject({ state: 'by_hand', trouble });
    expect(asked).toEqual([]);
    expect(await act(db.reader, (tx) => settleRefundByHand(tx, { refund: refund._id, by, sent: true, reference: ' ' }))).toMatchObject({ code: 'reference_missing' });
    must(await act(db.reader, (tx) => settleRefundByHand(tx, { refund: refund._id, by, sent: true, reference: 'KBZ 123' })));
    expect((await wallet()).balance).toBe(50_000 - amount);
    expect(await act(db.reader, (tx) => settleRefundByHand(tx, { refund: refund._id, by, sent: false }))).toMatchObject({ code: 'refund_not_open' });
  });

  test('that the provider refuses goes to a person, who may give it up: the money is free again and can be given back later', async () => {
    const order = await paid();
    const refund = must(await start(order));
    answers = [{ kind: 'refused', code: 'TOO_OLD' }];
    await work();
    expect(await refundNow(refund)).toMatchObject({ state: 'by_hand', trouble: 'TOO_OLD' });
    must(await act(db.reader, (tx) => settleRefundByHand(tx, { refund: refund._id, by, sent: false })));
    expect(await wallet()).toEqual({ balance: 50_000, held: 0, available: 50_000 });
    expect(await told()).toContain('failed');
    expect((await start(order)).ok).toBe(true);
  });

  test('of a transfer by hand goes by hand', async () => {
    const refund = must(await start(await paid('manual')));
    await work();
    expect(await refundNow(refund)).toMatchObject({ state: 'by_hand' });
  });

  test('is never more than what came, not of what is not paid, and not of what was spent', async () => {
    const order = await paid();
    expect(await start(order, 50_001)).toMatchObject({ code: 'refund_too_large', params: { left: 50_000 } });
    for (const amount of [0, -1, 0.5]) expect(await start(order, amount)).toMatchObject({ code: 'amount_invalid' });
    must(await start(order, 30_000));
    expect(await start(order, 30_000)).toMatchObject({ code: 'refund_too_large', params: { left: 20_000 } });
    must(await act(db.reader, (tx) => postTransfer(tx, { key: 'spent', code: 'feature', debit: memberWallet('aye'), credit: 'revenue:featured', amount: 10_000, reference: 'job:1' })));
    expect(await start(order, 20_000)).toMatchObject({ code: 'insufficient_funds', params: { available: 10_000 } });
    const open = must(await act(db.reader, (tx) => openTopUp(tx, { member: 'mya', amount: 5_000, way: 'qr', provider: 'manual' })));
    expect(await start(open, 5_000)).toMatchObject({ code: 'order_not_paid' });
  });

  test('is begun by the money role only, with a reason', async () => {
    const order = await paid();
    const stranger = await sampleModerator(db.reader, 'content');
    expect(await act(db.reader, (tx) => startRefund(tx, { order: order._id, amount: 1_000, reason: 'x', by: stranger, wish: newWish() }))).toMatchObject({ code: 'not_allowed' });
    expect(await act(db.reader, (tx) => startRefund(tx, { order: order._id, amount: 1_000, reason: ' ', by, wish: newWish() }))).toMatchObject({ code: 'reason_missing' });
  });
});
