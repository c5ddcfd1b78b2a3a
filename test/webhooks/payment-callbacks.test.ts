import { afterEach, describe, expect, test } from 'vitest';
import { readBalance } from '../../core/ledger/read-balance.ts';
import { listOpenCases } from '../../core/payments/open-case.ts';
import { PaymentCallbacks } from '../../core/payments/payment-callback.model.ts';
import { Intents } from '../../core/intents/intent.model.ts';
import { useCashier } from '../core/payments/cashier.ts';

describe('KBZPay\'s callback', () => {
  const shop = useCashier();
  const { db, work, waiting, balance } = shop;
  const post = (body: string) => fetch(shop.notifyUrl, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const stored = () => PaymentCallbacks(db.reader).countDocuments();
  afterEach(() => db.empty());

  test('is stored and answered with the bare word that KBZPay wants', async () => {
    const { charge } = await waiting('aye');
    await shop.gateway.pay(charge);
    const answer = await post(bodyOf(charge));
    expect([answer.status, await answer.text()]).toEqual([200, 'success']);
    expect(await stored()).toBe(1);
  });

  test('that is replayed is acknowledged and changes nothing', async () => {
    const { charge } = await waiting('aye');
    await shop.gateway.pay(charge);
    await work();
    const intents = await Intents(db.reader).countDocuments();
    expect((await post(bodyOf(charge))).status).toBe(200);
    await work();
    expect([await stored(), await balance('aye'), await Intents(db.reader).countDocuments()]).toEqual([1, 50_000, intents]);
  });

  test.each([
    ['signed with another key', {}, 'another-key'],
    ['for another merchant', { merch_code: '999999' }, undefined],
    ['for another application', { appid: 'kp00000000000000000000000000000000' }, undefined],
  ])('%s is refused, stored nowhere and counted', async (_name, change, key) => {
    const { charge } = await waiting('aye');
    const before = shop.count.forged;
    expect(await shop.gateway.forge(charge, { trade_status: 'PAY_SUCCESS', ...change }, key)).toBe(false);
    await work();
    expect([await stored(), await balance('aye'), shop.count.forged]).toEqual([0, 0, before + 1]);
  });

  test('with its amount raised after signing is refused', async () => {
    const { charge } = await waiting('aye');
    await shop.gateway.pay(charge);
    await db.empty();
    expect((await post(bodyOf(charge).replace('"50000"', '"500000"'))).status).toBe(401);
  });

  test('with its fields in another order is taken', async () => {
    const { charge } = await waiting('aye');
    await shop.gateway.pay(charge);
    const { Request } = JSON.parse(bodyOf(charge)) as { Request: Record<string, string> };
    expect((await post(JSON.stringify({ Request: Object.fromEntries(Object.entries(Request).reverse()) }))).status).toBe(200);
  });

  test('that lies about success moves nothing: the gateway is asked', async () => {
    const { charge } = await waiting('aye');
    expect(await shop.gateway.forge(charge, { trade_status: 'PAY_SUCCESS' })).toBe(true);
    await work();
    expect(await balance('aye')).toBe(0);
  });

  test('for an order that nobody knows opens a case', async () => {
    const { charge } = await waiting('aye');
    expect(await shop.gateway.forge(charge, { merch_order_id: 'nobody_1' })).toBe(true);
    await work();
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'unknown_order', charge: 'nobody_1' }]);
  });

  test('for a paid order that is not ours keeps the money in suspense', async () => {
    const { order, charge } = await waiting('aye');
    await shop.gateway.pay(charge);
    await db.empty();
    await shop.gateway.forge(charge, {});
    await work();
    expect((await readBalance(db.reader, 'suspense')).balance).toBe(order.amount);
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'unknown_order', charge, got: '50000 MMK' }]);
  });

  test.each(['', '{', '[]', '{"Request":[]}', '{"Request":"x"}', '<html>'])('that is no callback (%s) is refused', async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  /** The callback that the gateway sent for a charge. */
  function bodyOf(charge: string): string {
    return shop.gateway.orders.get(charge)?.notices[0]?.body ?? '';
  }
});
