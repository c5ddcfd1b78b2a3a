import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { askProvider } from '../../../core/payments/ask-provider.ts';
import { PaymentOrders } from '../../../core/payments/payment-order.model.ts';
import { readAside } from '../../../core/payments/watch-provider.ts';
import { noTrouble } from '../../emulators/kbzpay/order.ts';
import { useCounter } from './counter.ts';

describe('a provider that keeps failing', () => {
  const shop = useCounter();
  const { db, work, pass } = shop;
  const kbzpay = () => shop.emulators.kbzpay;
  const aside = async () => [...await readAside(db.reader)].map(([name, until]) => [name, Math.round((until.getTime() - db.clock.now().getTime()) / 60_000)]);
  beforeEach(() => { Object.assign(kbzpay().trouble, noTrouble()); });
  afterEach(() => db.empty());

  const fail = async (times: number) => {
    for (let n = 0; n < times; n++) await shop.provider('kbzpay').query({ chargeId: 'x_1' });
  };

  test('is set aside after five calls in a row, for all processes, and another provider is not', async () => {
    kbzpay().trouble.down = true;
    await fail(4);
    expect(await aside()).toEqual([]);
    await Promise.all([fail(1), fail(1), fail(1)]);
    expect(await aside()).toEqual([['kbzpay', 5]]);
  });

  test('comes back when its time is over, goes aside for longer when it fails again, and an answer forgives everything', async () => {
    kbzpay().trouble.down = true;
    await fail(5);
    db.clock.move(6 * 60_000);
    expect(await aside()).toEqual([]);
    await fail(1);
    expect(await aside()).toEqual([['kbzpay', 10]]);
    kbzpay().trouble.down = false;
    await fail(1);
    expect(await aside()).toEqual([]);
    kbzpay().trouble.down = true;
    await fail(4);
    expect(await aside()).toEqual([]);
  });

  test('is not set aside by refusals: they are answers', async () => {
    kbzpay().trouble.refusesOrders = true;
    for (const member of ['a', 'b', 'c', 'd', 'e', 'f']) await shop.open('kbzpay', member);
    await work();
    expect(await aside()).toEqual([]);
  });

  test('ends the orders that still wait for it, at once, and their members are told', async () => {
    kbzpay().trouble.down = true;
    for (const member of ['a', 'b', 'c', 'd', 'e', 'f']) await shop.open('kbzpay', member);
    await work();
    await pass(3);
    expect(await PaymentOrders(db.reader).countDocuments({ state: { $in: ['failed', 'cancelled'] }, end: 'provider_down' })).toBe(6);
    expect(await Notices(db.reader).countDocuments({ kind: 'topup.failed' })).toBe(6);
  });
});

describe('a member who asks how their payment stands', () => {
  const shop = useCounter();
  const { db, work } = shop;
  afterEach(() => db.empty());

  test('makes us ask now, however lost the callback; of another’s order nothing is asked', async () => {
    shop.emulators.kbzpay.trouble.neverNotifies = true;
    const { order, charge } = await shop.waiting('kbzpay');
    await shop.emulators.kbzpay.pay(charge);
    const ask = (member: string) => inTransaction(db.reader, (tx) => askProvider(tx, { member, order: order._id }));
    await ask('mallory');
    await work();
    expect(await shop.balance()).toBe(0);
    await ask('aye');
    await ask('aye');
    await work();
    expect(await shop.balance()).toBe(50_000);
  });
});
