import { afterEach, describe, expect, test } from 'vitest';
import { listOpenCases } from '../../../../core/payments/open-case.ts';
import { useCounter } from '../counter.ts';

describe('the callback of AYA\'s gateway', () => {
  const shop = useCounter();
  const { db, work } = shop;
  const aya = () => shop.emulators.ayagateway;
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  afterEach(() => db.empty());

  test.each([true, false])('is taken as a form whose plus signs nobody escaped, and as JSON (form: %s)', async (formCallbacks) => {
    aya().trouble.formCallbacks = formCallbacks;
    const { charge } = await shop.waiting('ayagateway');
    await aya().pay(charge);
    await work();
    expect(await shop.balance()).toBe(50_000);
  });

  test.each([
    ['signed with another key', 'another-secret', {}], ['whose outer order is another', undefined, { merchOrderId: 'someone_else' }], ['with a checksum of a part', undefined, { checkSum: 'abc' }],
  ])('%s is refused with 401, counted, and moves nothing', async (_name, secret, change) => {
    const { charge } = await shop.waiting('ayagateway');
    const before = shop.forged.length;
    const triple = { ...aya().triple(charge, { statusCode: '00' }, secret), ...change };
    expect((await shop.call('ayagateway', JSON.stringify(triple))).status).toBe(401);
    expect((await shop.call('ayagateway', new URLSearchParams(triple).toString(), FORM)).status).toBe(401);
    await work();
    expect([await shop.balance(), shop.forged.length]).toEqual([0, before + 2]);
  });

  test('that lies about success moves nothing: the gateway is asked', async () => {
    const { charge } = await shop.waiting('ayagateway');
    expect((await shop.call('ayagateway', JSON.stringify(aya().triple(charge, { statusCode: '00' })))).status).toBe(200);
    await work();
    expect(await shop.balance()).toBe(0);
  });

  test('that is replayed changes nothing', async () => {
    const { charge } = await shop.waiting('ayagateway');
    await aya().pay(charge);
    await work();
    const [letter] = aya().sent.slice(-1);
    for (let again = 0; again < 3; again++) expect((await shop.call('ayagateway', letter?.body ?? '', letter?.headers)).status).toBe(200);
    await work();
    expect(await shop.balance()).toBe(50_000);
  });

  test('for an order that nobody knows opens a case', async () => {
    const { charge } = await shop.waiting('ayagateway');
    await shop.call('ayagateway', JSON.stringify(aya().triple(charge, { merchOrderId: 'nobody_1' })));
    await work();
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'unknown_order', provider: 'ayagateway', charge: 'nobody_1' }]);
  });

  test('is not the browser\'s return, which carries the same and proves nothing', async () => {
    const { order, charge } = await shop.waiting('ayagateway');
    const back = await fetch(`${shop.appUrl}/pay/${order.page}/back?${new URLSearchParams(aya().triple(charge, { statusCode: '00' })).toString()}`);
    expect(back.status).toBe(200);
    await work();
    expect(await shop.balance()).toBe(0);
  });
});
