import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { cancelTopUp } from '../../../core/payments/cancel-top-up.ts';
import { orderOfCharge } from '../../../core/payments/order-of-charge.ts';
import { readLiveTopUp } from '../../../core/payments/read-order.ts';
import { noTrouble } from '../../emulators/kbzpay/order.ts';
import { property } from '../../support/property.ts';
import { useCashier } from './cashier.ts';

const member = fc.constantFrom('aye', 'mya');
/** What a member, a payer, the gateway or time may do next. */
const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('open' as const), member, way: fc.constantFrom('qr' as const, 'app' as const) }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('pay' as const), nth: fc.nat(9), how: fc.constantFrom('pay' as const, 'pay' as const, 'wrong' as const, 'fail' as const, 'close' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('cancel' as const), member }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('trouble' as const), kind: fc.constantFrom('down' as const, 'losesCreateAnswers' as const, 'neverNotifies' as const, 'notifiesTwice' as const, 'refusesOrders' as const), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('replay' as const), nth: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('work' as const) }) },
);

describe('whatever members, payers, the gateway and time do', () => {
  const shop = useCashier();
  const { db, work } = shop;

  property('every kyat that the gateway took is in its payer\'s wallet or in suspense, once', fc.array(event, { minLength: 5, maxLength: 25 }), async (events) => {
    await db.empty();
    Object.assign(shop.gateway.trouble, noTrouble());
    const before = new Set(shop.gateway.orders.keys());
    const ours = () => [...shop.gateway.orders.values()].filter(({ merchOrderId }) => !before.has(merchOrderId));
    const paidOnce = new Set<string>();
    for (const each of events) {
      if (each.what === 'open') await shop.open(each.member, 10_000, each.way);
      else if (each.what === 'trouble') shop.gateway.trouble[each.kind] = each.on;
      else if (each.what === 'work') await work();
      else if (each.what === 'pass') { db.clock.move(each.minutes * 60_000); await work(); }
      else if (each.what === 'cancel') await cancel(each.member);
      else {
        const order = ours()[each.nth % Math.max(1, ours().length)];
        if (!order || paidOnce.has(order.merchOrderId)) continue;
        if (each.what === 'replay') await shop.gateway.forge(order.merchOrderId, {});
        else if (each.how === 'pay' || each.how === 'wrong' || order.status === 'WAIT_PAY') {
          if (each.how === 'pay' || each.how === 'wrong') paidOnce.add(order.merchOrderId);
          await shop.gateway.pay(order.merchOrderId, each.how);
        }
      }
    }
    Object.assign(shop.gateway.trouble, noTrouble());
    for (let hours = 0; hours < 28; hours += 2) { db.clock.move(2 * 3_600_000); await work(); }
    await Promise.all(ours().map((order) => shop.gateway.forge(order.merchOrderId, {}))); // the payer's last callback arrives after all
    await work();

    const owed = { aye: 0, mya: 0, suspense: 0 };
    for (const order of ours().filter(({ status }) => status === 'PAY_SUCCESS')) {
      const of = (await shop.orderOf(orderOfCharge(order.merchOrderId)))?.member;
      if (order.paidAmount === undefined && (of === 'aye' || of === 'mya')) owed[of] += 10_000;
      else owed.suspense += Number(order.paidAmount ?? order.amount);
    }
    expect(await verifyBooks(db.reader)).toEqual([]);
    expect({ aye: await shop.balance('aye'), mya: await shop.balance('mya'), suspense: (await readBalance(db.reader, 'suspense')).balance }).toEqual(owed);
    for (const who of ['aye', 'mya']) expect(await readLiveTopUp(db.reader, who)).toBeUndefined();
  });

  async function cancel(who: string): Promise<void> {
    const order = await readLiveTopUp(db.reader, who);
    if (order) await inTransaction(db.reader, (tx) => cancelTopUp(tx, { member: who, order: order._id }));
  }
});
