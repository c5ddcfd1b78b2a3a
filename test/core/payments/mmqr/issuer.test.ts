import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../../core/db/database.ts';
import { cancelTopUp } from '../../../../core/payments/cancel-top-up.ts';
import { listOpenCases } from '../../../../core/payments/open-case.ts';
import { noPayTrouble } from '../../../emulators/payer/pay-order.ts';
import { useCounter } from '../counter.ts';

describe('the issuer of MMQR', () => {
  const shop = useCounter();
  const { db, work } = shop;
  const issuer = () => shop.emulators.mmqr;
  const call = ({ body, headers }: { body: string; headers: Readonly<Record<string, string>> }) => shop.call('mmqr', body, headers);
  afterEach(() => db.empty());
  beforeEach(() => { Object.assign(issuer().trouble, noPayTrouble(), { heartbeats: false }); });

  test('tells a payment again as a heartbeat, which counts once', async () => {
    issuer().trouble.heartbeats = true;
    const { charge } = await shop.waiting('mmqr');
    await issuer().pay(charge);
    await work();
    expect(await shop.balance()).toBe(50_000);
    expect(JSON.parse(issuer().sent.at(-1)?.body ?? '{}')).toMatchObject({ condition: 'TOUCHED' });
  });

  test('is told that a top-up was cancelled', async () => {
    const { order, charge } = await shop.waiting('mmqr');
    await inTransaction(db.reader, (tx) => cancelTopUp(tx, { member: 'aye', order: order._id }));
    await work();
    expect(issuer().orders.get(charge)?.state).toBe('cancelled');
  });

  test('is not believed when its callback speaks of success, for it is asked', async () => {
    const { charge } = await shop.waiting('mmqr');
    expect((await call(issuer().letter(charge, { status: 'SUCCESS' }))).status).toBe(200);
    await work();
    expect(await shop.balance()).toBe(0);
  });

  test.each([
    ['signed with another key', {}, 'sk_test_other'], ['for another application', { appId: 'MMother' }, undefined],
  ])('did not send a callback %s: 401, counted', async (_name, change, key) => {
    const { charge } = await shop.waiting('mmqr');
    const before = shop.forged.length;
    expect((await call(issuer().letter(charge, change, key))).status).toBe(401);
    expect(shop.forged.slice(before)).toEqual(['mmqr']);
  });

  test('did not send a callback whose bytes were changed, whose fields were moved, or whose headers are gone', async () => {
    const { charge } = await shop.waiting('mmqr');
    const { body, headers } = issuer().letter(charge);
    const fields = JSON.parse(body) as Record<string, unknown>;
    for (const changed of [`${body} `, JSON.stringify(Object.fromEntries(Object.entries(fields).reverse())), body.replace('50000', '90000')]) {
      expect((await call({ body: changed, headers })).status).toBe(401);
    }
    expect((await call({ body, headers: { 'content-type': 'application/json' } })).status).toBe(401);
    expect((await call({ body, headers: { 'content-type': 'application/json', 'sppay-x-nonce': headers['x-mmpay-nonce'] ?? '', 'sppay-x-signature': headers['x-mmpay-signature'] ?? '' } })).status).toBe(200);
  });

  test('that tells of an order that nobody knows opens a case', async () => {
    const { charge } = await shop.waiting('mmqr');
    await call(issuer().letter(charge, { orderId: 'nobody_1' }));
    await work();
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'unknown_order', provider: 'mmqr', charge: 'nobody_1' }]);
  });
});
