import { afterEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { cancelTopUp } from '../../../core/payments/cancel-top-up.ts';
import { listOpenCases } from '../../../core/payments/open-case.ts';
import { noTrouble } from '../../emulators/kbzpay/order.ts';
import { useCashier } from './cashier.ts';

describe('a top-up with KBZPay', () => {
  const shop = useCashier();
  const { db, work, pass, open, waiting, orderOf, balance, told } = shop;

  afterEach(async () => {
    Object.assign(shop.gateway.trouble, noTrouble());
    expect(await verifyBooks(db.reader)).toEqual([]);
    await db.empty();
  });

  test('becomes payable, is paid, and reaches the wallet', async () => {
    const { order, charge } = await waiting('aye');
    expect(order).toMatchObject({ state: 'waiting', amount: 50_000 });
    expect(shop.gateway.payPageUrl(order.qr ?? '')).toContain('/pay/');
    await shop.gateway.pay(charge);
    expect(await balance('aye')).toBe(0);
    await work();
    expect(await balance('aye')).toBe(50_000);
    expect((await orderOf(order._id))?.state).toBe('paid');
    expect((await told('aye')).map(({ kind }) => kind)).toEqual(['topup.ready', 'topup.paid']);
  });

  test('by the app has a link that the gateway accepts', async () => {
    const { order, charge } = await waiting('aye', 20_000, 'app');
    expect(order.qr).toBeUndefined();
    const link = new URL((order.link ?? '').replace('/pwa/#/?', '/pwa/open?'));
    const page = await fetch(link);
    expect(page.status).toBe(200);
    await fetch(page.url, { method: 'POST', body: new URLSearchParams({ action: 'pay' }) });
    await work();
    expect(await balance('aye')).toBe(20_000);
    expect(shop.gateway.orders.get(charge)?.notices[0]?.received).toBe(true);
  });

  test.each([[999, 'amount_too_small'], [1_000_001, 'amount_too_large'], [1500.5, 'amount_invalid'], [0, 'amount_too_small'], [-5000, 'amount_too_small']])('of %s kyat is refused', async (amount, code) => {
    expect(await open('aye', amount)).toMatchObject({ ok: false, code });
  });

  test('is refused while another is open, also when two chats ask at the same moment', async () => {
    const outcomes = await Promise.all([open('aye'), open('aye'), open('aye')]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.code === 'top_up_already_open')).toHaveLength(2);
  });

  test('is credited once, however often the callback comes', async () => {
    shop.gateway.trouble.notifiesTwice = true;
    const { charge } = await waiting('aye');
    await shop.gateway.pay(charge);
    await work();
    await shop.gateway.forge(charge, {}, undefined);
    await work();
    await pass(30);
    expect(await balance('aye')).toBe(50_000);
    expect((await told('aye')).filter(({ kind }) => kind === 'topup.paid')).toHaveLength(1);
  });

  test('asked about by four workers at the same moment is credited once', async () => {
    const { charge } = await waiting('aye');
    await shop.gateway.pay(charge);
    await Promise.all([1, 2, 3, 4].map(() => shop.settle(charge)));
    expect(await balance('aye')).toBe(50_000);
  });

  test('is credited without any callback, by asking', async () => {
    shop.gateway.trouble.neverNotifies = true;
    const { charge } = await waiting('aye');
    await shop.gateway.pay(charge);
    await pass(2);
    expect(await balance('aye')).toBe(50_000);
  });

  test.each(['number', 'decimal'] as const)('is understood when the callback writes the amount as a %s', async (style) => {
    shop.gateway.trouble.amountStyle = style;
    const { charge } = await waiting('aye');
    await shop.gateway.pay(charge);
    expect(shop.gateway.orders.get(charge)?.notices[0]?.received).toBe(true);
    await work();
    expect(await balance('aye')).toBe(50_000);
  });

  test('works whether or not the answer\'s signature covers the QR', async () => {
    shop.gateway.trouble.signsQrCode = true;
    expect((await waiting('aye')).order.state).toBe('waiting');
  });

  test('with another amount goes into suspense, with a case and a word to the member', async () => {
    const { order, charge } = await waiting('aye');
    await shop.gateway.pay(charge, 'wrong');
    await work();
    await pass(30);
    expect(await balance('aye')).toBe(0);
    expect((await readBalance(db.reader, 'suspense')).balance).toBe(25_000);
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'wrong_amount', order: order._id, expected: 50_000, got: '25000 MMK' }]);
    expect(await told('aye')).toContainEqual({ kind: 'topup.failed', end: 'in_review' });
  });

  test('that fails says so, after the gateway was asked', async () => {
    const { order, charge } = await waiting('aye');
    await shop.gateway.pay(charge, 'fail');
    await work();
    expect(await orderOf(order._id)).toMatchObject({ state: 'failed', end: 'payment_failed' });
    expect((await open('aye')).ok).toBe(true);
  });

  test('that nobody pays expires, and money that comes later still reaches the wallet', async () => {
    const { order, charge } = await waiting('aye');
    await pass(45);
    expect(await orderOf(order._id)).toMatchObject({ state: 'expired' });
    await shop.gateway.pay(charge);
    await work();
    expect(await balance('aye')).toBe(50_000);
    expect((await orderOf(order._id))?.state).toBe('paid');
  });

  test('paid after its end with a lost callback is found by the late question', async () => {
    const { order, charge } = await waiting('aye');
    shop.gateway.trouble.neverNotifies = true;
    await inTransaction(db.reader, (tx) => cancelTopUp(tx, { member: 'aye', order: order._id }));
    await shop.gateway.pay(charge);
    await pass(20);
    expect(await balance('aye')).toBe(50_000);
  });

  test('can be cancelled by its member only, and is closed at the gateway', async () => {
    const { order, charge } = await waiting('aye');
    const cancel = (member: string) => inTransaction(db.reader, (tx) => cancelTopUp(tx, { member, order: order._id }));
    expect(await cancel('mallory')).toMatchObject({ code: 'order_not_found' });
    expect((await cancel('aye')).ok).toBe(true);
    expect(await cancel('aye')).toMatchObject({ code: 'order_not_open' });
    await work();
    expect(shop.gateway.orders.get(charge)?.status).toBe('ORDER_CLOSED');
  });

  test('waits out a gateway that is down for a while', async () => {
    shop.gateway.trouble.down = true;
    const opened = await open('aye');
    await pass(2);
    shop.gateway.trouble.down = false;
    await pass(3);
    expect(opened.ok && (await orderOf(opened.value._id))?.state).toBe('waiting');
  });

  test('is given up, said so, when the gateway stays away', async () => {
    shop.gateway.trouble.down = true;
    await open('aye');
    await pass(15);
    expect(await told('aye')).toEqual([{ kind: 'topup.failed', end: 'provider_down' }]);
    expect((await open('aye')).ok).toBe(true);
  });

  test('asked for again under a new id when the answer was lost', async () => {
    shop.gateway.trouble.losesCreateAnswers = true;
    const opened = await open('aye');
    await work();
    shop.gateway.trouble.losesCreateAnswers = false;
    await pass(1);
    const order = opened.ok ? await orderOf(opened.value._id) : null;
    expect(order).toMatchObject({ state: 'waiting', tries: 2 });
    expect([...shop.gateway.orders.keys()].filter((id) => id.startsWith(order?._id ?? '-'))).toHaveLength(2);
  });

  test('that the gateway refuses fails only after a query', async () => {
    shop.gateway.trouble.refusesOrders = true;
    await open('aye');
    await work();
    expect(await told('aye')).toEqual([{ kind: 'topup.failed', end: 'provider_refused' }]);
  });
});
