import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { listOpenCases } from '../../../core/payments/open-case.ts';
import { noPayTrouble } from '../../emulators/payer/pay-order.ts';
import { useCounter } from './counter.ts';

/** KBZPay has a file of its own (top-up.test.ts). */
const NAMES = ['wavepay', 'ayagateway', 'ayawallet', 'mmqr'] as const;

describe.each(NAMES)('a top-up with %s', (name) => {
  const shop = useCounter();
  const { db, work, pass } = shop;
  const emulator = () => shop.emulators[name];
  afterEach(() => db.empty());
  beforeEach(() => { Object.assign(emulator().trouble, noPayTrouble()); });

  test('becomes payable, is paid, and reaches the wallet once, however often it is told', async () => {
    emulator().trouble.notifiesTwice = true;
    const { order, charge } = await shop.waiting(name);
    await emulator().pay(charge);
    await work();
    expect(await shop.balance()).toBe(50_000);
    expect(await shop.orderOf(order._id)).toMatchObject({ state: 'paid', provider: name });
    await pass(60);
    expect(await shop.balance()).toBe(50_000);
    expect((await readBalance(db.reader, `${name}:clearing`)).balance).toBe(50_000);
  });

  test('waits out a provider that is down, hangs or answers HTML, and loses nothing', async () => {
    emulator().trouble.down = true;
    const { _id } = await shop.open(name);
    await pass(1);
    expect(await shop.orderOf(_id)).toMatchObject({ state: 'created' });
    emulator().trouble.down = false;
    await pass(3);
    expect(await shop.orderOf(_id)).toMatchObject({ state: 'waiting' });
  });

  test('that the provider refuses fails, and the person hears it', async () => {
    emulator().trouble.refusesOrders = true;
    const { _id } = await shop.open(name);
    await pass(2);
    expect(await shop.orderOf(_id)).toMatchObject({ state: 'failed', end: 'provider_refused' });
  });

  test('with another amount goes into suspense, with a case', async () => {
    const { order, charge } = await shop.waiting(name);
    await emulator().pay(charge, 'wrong');
    await work();
    expect([await shop.balance(), await shop.suspense()]).toEqual([0, 25_000]);
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'wrong_amount', provider: name, order: order._id, expected: 50_000 }]);
  });

  test('that fails ends without money', async () => {
    const { order, charge } = await shop.waiting(name);
    await emulator().pay(charge, 'fail');
    await work();
    expect(await shop.orderOf(order._id)).toMatchObject({ state: 'failed', end: 'payment_failed' });
    expect(await shop.balance()).toBe(0);
  });

  test('that nobody pays ends, and money that comes later still reaches the wallet', async () => {
    const { order, charge } = await shop.waiting(name);
    await pass(60);
    expect((await shop.orderOf(order._id))?.state).toMatch(/^(expired|cancelled)$/);
    await emulator().pay(charge);
    await work();
    expect(await shop.balance()).toBe(50_000);
    expect(await shop.orderOf(order._id)).toMatchObject({ state: 'paid' });
  });

  test.each(['', '{', '[]', '<html>', '{"payload":1}', 'a=b&c=d', '\u0000', '{"orderId":"x"}'])('is not moved by a callback that is none (%j)', async (body) => {
    const answer = await shop.call(name, body);
    expect([400, 401]).toContain(answer.status);
    expect(await answer.text()).not.toMatch(/stack|Error:/);
  });
});

/** AYA's gateway is begun by the payer's browser: nothing is created whose answer could be lost. */
describe.each(['wavepay', 'ayawallet', 'mmqr'] as const)('a top-up with %s', (name) => {
  const shop = useCounter();
  const { db, work, pass } = shop;
  const emulator = () => shop.emulators[name];
  afterEach(() => db.empty());
  beforeEach(() => { Object.assign(emulator().trouble, noPayTrouble()); });

  test('asked for again under a new id when the answer was lost', async () => {
    emulator().trouble.losesCreateAnswers = true;
    const { _id } = await shop.open(name);
    await work();
    emulator().trouble.losesCreateAnswers = false;
    await pass(2);
    expect(await shop.orderOf(_id)).toMatchObject({ state: 'waiting', tries: 2 });
    expect([...emulator().orders.keys()].filter((id) => id.startsWith(_id))).toHaveLength(2);
  });
});

/** WavePay cannot be asked. */
describe.each(['ayagateway', 'ayawallet', 'mmqr'] as const)('a top-up with %s', (name) => {
  const shop = useCounter();
  const { db, pass } = shop;
  const emulator = () => shop.emulators[name];
  afterEach(() => db.empty());
  beforeEach(() => { Object.assign(emulator().trouble, noPayTrouble()); });

  test('whose callback is lost is found by asking', async () => {
    emulator().trouble.neverNotifies = true;
    const { charge } = await shop.waiting(name);
    await emulator().pay(charge);
    await pass(10);
    expect(await shop.balance()).toBe(50_000);
  });
});

/** WavePay cannot be asked. */
describe.each(['ayagateway', 'ayawallet', 'mmqr'] as const)('a top-up with %s, which can be asked,', (name) => {
  const shop = useCounter();
  const { db, work, pass } = shop;
  beforeEach(() => { Object.assign(shop.emulators[name].trouble, noPayTrouble()); });

  test('ends by itself when nobody paid, also when we were away for days; a case opens only where nobody can be asked', async () => {
    const { _id } = await shop.open(name);
    await work();
    db.clock.move(3 * DAY);
    await pass(60);
    expect(await shop.orderOf(_id)).toMatchObject({ state: 'expired', end: 'not_paid_in_time' });
    expect(await listOpenCases(db.reader)).toEqual([]);
    const { order } = await shop.waiting(name);
    shop.emulators[name].trouble.down = true;
    db.clock.move(3 * DAY);
    await pass(60);
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'unknown_outcome', order: order._id }]);
  });
});
