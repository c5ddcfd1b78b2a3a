import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listOpenCases } from '../../../../core/payments/open-case.ts';
import { noWaveTrouble } from '../../../emulators/wavepay/wave-order.ts';
import { useCounter } from '../counter.ts';

describe('WavePay\'s callback', () => {
  const shop = useCounter();
  const { db, work, pass } = shop;
  const wave = () => shop.emulators.wavepay;
  afterEach(() => db.empty());
  beforeEach(() => { Object.assign(wave().trouble, noWaveTrouble()); });

  test.each(['string', 'number', 'decimal'] as const)('is proven over the amount as it was written (%s)', async (amountStyle) => {
    wave().trouble.amountStyle = amountStyle;
    const { charge } = await shop.waiting('wavepay');
    await wave().pay(charge);
    await work();
    expect(await shop.balance()).toBe(50_000);
  });

  test('that speaks of too little money ends nothing; the one after it pays', async () => {
    wave().trouble.poorFirst = true;
    const { order, charge } = await shop.waiting('wavepay');
    await wave().forge(charge, 'INSUFFICIENT_BALANCE');
    await work();
    expect(await shop.orderOf(order._id)).toMatchObject({ state: 'waiting' });
    await wave().pay(charge);
    await work();
    expect(await shop.balance()).toBe(50_000);
  });

  test('of an abandoned payment comes up to 15 minutes late, full of nulls, and ends the order', async () => {
    const { order } = await shop.waiting('wavepay');
    db.clock.move(11 * 60_000);
    await wave().deliverDue(true);
    await work();
    expect(JSON.parse(wave().sent.at(-1)?.body ?? '{}')).toMatchObject({ status: 'SCHEDULER_TRANSACTION_TIMED_OUT', transactionId: null, initiatorMsisdn: null });
    expect(await shop.orderOf(order._id)).toMatchObject({ state: 'expired' });
  });

  test('that comes in the wrong order takes nothing back: paid stays paid', async () => {
    const { order, charge } = await shop.waiting('wavepay');
    await wave().pay(charge);
    await wave().forge(charge, 'SCHEDULER_TRANSACTION_TIMED_OUT');
    await wave().forge(charge, 'PAYMENT_REQUEST_CANCELLED');
    await work();
    expect([await shop.balance(), (await shop.orderOf(order._id))?.state]).toEqual([50_000, 'paid']);
  });

  test.each(orders(['INSUFFICIENT_BALANCE', 'PAYMENT_CONFIRMED', 'PAYMENT_REQUEST_CANCELLED', 'SCHEDULER_TRANSACTION_TIMED_OUT'] as const))('brings the money once, in whatever order the words come: %s, %s, %s, %s', async (...words) => {
    const { order, charge } = await shop.waiting('wavepay');
    for (const word of [...words, ...words]) {
      await wave().forge(charge, word);
      await work();
    }
    expect([await shop.balance(), (await shop.orderOf(order._id))?.state]).toEqual([50_000, 'paid']);
  });

  test('that is lost leaves the order open until its time is over, and then a person is shown the case', async () => {
    wave().trouble.neverNotifies = true;
    const { order, charge } = await shop.waiting('wavepay');
    await wave().pay(charge);
    await pass(20);
    expect(await shop.orderOf(order._id)).toMatchObject({ state: 'waiting' });
    await pass(20);
    expect(await shop.orderOf(order._id)).toMatchObject({ state: 'expired' });
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'never_heard', provider: 'wavepay', charge }]);
  });

  test.each([
    ['signed with another key', {}, 'another-key'], ['for another merchant', { merchantId: 'somebody-else' }, undefined],
    ['for another address', { backendResultUrl: 'https://evil.test/' }, undefined],
  ])('%s is refused with 401, counted, and moves nothing', async (_name, change, key) => {
    const { charge } = await shop.waiting('wavepay');
    const before = shop.forged.length;
    expect(await wave().forge(charge, 'PAYMENT_CONFIRMED', change, key)).toBe(false);
    await work();
    expect([await shop.balance(), shop.forged.slice(before)]).toEqual([0, ['wavepay']]);
  });

  test.each([['more', '5000000'], ['less', '500']])('with %s money, signed rightly, goes into suspense with a case', async (_name, amount) => {
    const { charge } = await shop.waiting('wavepay');
    await wave().forge(charge, 'PAYMENT_CONFIRMED', { amount });
    await work();
    expect([await shop.balance(), await shop.suspense()]).toEqual([0, Number(amount)]);
  });

  test.each([['0'], ['-50000'], ['50000.50'], ['5e4'], ['']])('over %s kyat books nothing, and a person is shown the case', async (amount) => {
    const { charge } = await shop.waiting('wavepay');
    await wave().forge(charge, 'PAYMENT_CONFIRMED', { amount });
    await work();
    expect([await shop.balance(), await shop.suspense()]).toEqual([0, 0]);
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'wrong_amount', charge }]);
  });

  test('in another currency, which its hash does not cover, is shown to a person', async () => {
    const { charge } = await shop.waiting('wavepay');
    await wave().forge(charge, 'PAYMENT_CONFIRMED', { currency: 'USD' });
    await work();
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'other_currency', got: '50000 USD' }]);
    expect(await shop.balance()).toBe(0);
  });

  test('for a payment that is not ours keeps the money aside', async () => {
    const { charge } = await shop.waiting('wavepay');
    await wave().forge(charge, 'PAYMENT_CONFIRMED', { merchantReferenceId: 'nobody_1' });
    await work();
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'unknown_order', charge: 'nobody_1', got: '50000 MMK' }]);
    expect(await shop.suspense()).toBe(50_000);
  });

  test('with its fields in another order and one more is taken; with one changed after signing it is not', async () => {
    const { charge } = await shop.waiting('wavepay');
    await wave().pay(charge);
    const fields = JSON.parse(wave().sent.at(-1)?.body ?? '{}') as Record<string, unknown>;
    const turned = Object.fromEntries([...Object.entries(fields).reverse(), ['tomorrow', 'x']]);
    expect((await shop.call('wavepay', JSON.stringify(turned))).status).toBe(200);
    expect((await shop.call('wavepay', JSON.stringify({ ...fields, amount: 500_000 }))).status).toBe(401);
    expect((await shop.call('wavepay', JSON.stringify({ ...fields, hashValue: undefined }))).status).toBe(400);
  });
});

/** Every order in which these can come. */
function orders<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((first) => orders(all.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}
