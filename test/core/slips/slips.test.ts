import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { listAudit } from '../../../core/moderation/list-audit.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { cancelTopUp } from '../../../core/payments/cancel-top-up.ts';
import { listOpenCases } from '../../../core/payments/open-case.ts';
import { openTopUp } from '../../../core/payments/open-top-up.ts';
import { acceptSlip } from '../../../core/slips/accept-slip.ts';
import { parseReference } from '../../../core/slips/parse-reference.ts';
import { listOpenSlips } from '../../../core/slips/read-slips.ts';
import { rejectSlip } from '../../../core/slips/reject-slip.ts';
import { sendSlip } from '../../../core/slips/send-slip.ts';
import { act, must } from '../jobs/sample-job.ts';
import { sampleModerator } from '../moderation/sample-moderator.ts';
import { useCounter } from '../payments/counter.ts';

describe('a transfer by hand', () => {
  const shop = useCounter();
  const { db, work, pass, orderOf } = shop;
  let by: string;
  beforeEach(async () => { by = await sampleModerator(db.reader, 'money'); });
  afterEach(async () => {
    expect(await verifyBooks(db.reader)).toEqual([]);
    await db.empty();
  });

  const open = async (member = 'aye', amount = 50_000) => must(await act(db.reader, (tx) => openTopUp(tx, { member, amount, way: 'app', provider: 'manual' })));
  const send = (order: string, reference = '0100 3791-0600', member = 'aye') => act(db.reader, (tx) => sendSlip(tx, { member, order, account: 'KBZPay', reference, photo: 'photo1' }));
  const accept = (slip: string, changes: { amount?: number; reference?: string; by?: string } = {}) =>
    act(db.reader, (tx) => acceptSlip(tx, { slip, by, amount: 50_000, reference: '010037910600', ...changes }));
  const told = async (member: string) => (await Notices(db.reader).find({ member }).sort({ _id: 1 }).lean()).map(({ kind }) => kind);

  test('can be paid at once, and its accepted slip brings the money, once, with a receipt and an audit row', async () => {
    const order = await open();
    expect(order).toMatchObject({ state: 'waiting', provider: 'manual' });
    const slip = must(await send(order._id));
    expect(slip.reference).toBe('010037910600');
    expect(await shop.balance()).toBe(0);
    const outcomes = await Promise.all([accept(slip._id), accept(slip._id)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await shop.balance()).toBe(50_000);
    expect((await readBalance(db.reader, 'manual:clearing')).balance).toBe(50_000);
    expect(await orderOf(order._id)).toMatchObject({ state: 'paid' });
    expect(await told('aye')).toEqual(['topup.paid']);
    expect((await listAudit(db.reader, { subject: `order:${order._id}` })).map(({ act: done }) => done)).toEqual(['slip.accept']);
    expect(await send(order._id)).toMatchObject({ code: 'order_paid' });
  });

  test('tells the money role that a slip waits', async () => {
    must(await send((await open())._id));
    await work();
    expect(await told(by)).toEqual(['money.waiting']);
  });

  test('is refused a reference for which money was given before, and shows who sent the same one', async () => {
    const first = must(await send((await open('aye'))._id));
    const [order2, order3] = [await open('mya'), await open('zaw')];
    const second = must(await send(order2._id, '010037910600', 'mya'));
    expect((await listOpenSlips(db.reader)).map(({ sameReference }) => sameReference.length)).toEqual([1, 1]);
    must(await accept(first._id));
    expect(await accept(second._id)).toMatchObject({ code: 'reference_used' });
    expect(await send(order3._id, '0100-3791-0600', 'zaw')).toMatchObject({ code: 'reference_used' });
    expect(await shop.balance('mya')).toBe(0);
  });

  test('has one slip at a time, also when two are sent at the same moment', async () => {
    const order = await open();
    const sent = await Promise.all([send(order._id, 'REF 1111'), send(order._id, 'REF 2222'), send(order._id, 'REF 3333')]);
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sent.filter((one) => !one.ok && one.code === 'slip_already_sent')).toHaveLength(2);
  });

  test('that is rejected says why, and another slip may follow', async () => {
    const order = await open();
    const slip = must(await send(order._id));
    expect(await act(db.reader, (tx) => rejectSlip(tx, { slip: slip._id, by, reason: 'nonsense' }))).toMatchObject({ code: 'reason_unknown' });
    must(await act(db.reader, (tx) => rejectSlip(tx, { slip: slip._id, by, reason: 'not_arrived', note: 'Please look again.' })));
    expect(await told('aye')).toEqual(['slip.rejected']);
    expect(await act(db.reader, (tx) => rejectSlip(tx, { slip: slip._id, by, reason: 'other' }))).toMatchObject({ code: 'slip_not_open' });
    must(await accept(must(await send(order._id, '010037910600'))._id));
    expect(await shop.balance()).toBe(50_000);
  });

  test('of another amount goes into suspense, with a case', async () => {
    const slip = must(await send((await open())._id));
    must(await accept(slip._id, { amount: 45_000 }));
    expect([await shop.balance(), await shop.suspense()]).toEqual([0, 45_000]);
    expect(await listOpenCases(db.reader)).toMatchObject([{ kind: 'wrong_amount', provider: 'manual', expected: 50_000, got: '45000 MMK' }]);
  });

  test('runs out after two days without a slip, and a slip that comes later still counts', async () => {
    const order = await open();
    db.clock.move(49 * 3_600_000);
    await work();
    expect(await orderOf(order._id)).toMatchObject({ state: 'expired' });
    must(await accept(must(await send(order._id))._id));
    expect(await shop.balance()).toBe(50_000);
  });

  test('does not run out while a person looks at its slip', async () => {
    const order = await open();
    must(await send(order._id));
    db.clock.move(5 * 24 * 3_600_000);
    await work();
    expect(await orderOf(order._id)).toMatchObject({ state: 'waiting' });
    await pass(1);
  });

  test('is cancelled by its member, and a slip after that still counts', async () => {
    const order = await open();
    must(await act(db.reader, (tx) => cancelTopUp(tx, { member: 'aye', order: order._id })));
    must(await accept(must(await send(order._id))._id));
    expect(await shop.balance()).toBe(50_000);
  });

  test('is decided by the money role only, and by nobody about their own', async () => {
    const slip = must(await send((await open())._id));
    const stranger = await sampleModerator(db.reader, 'content');
    expect(await accept(slip._id, { by: stranger })).toMatchObject({ code: 'not_allowed' });
    const own = must(await send((await open(by))._id, 'REF 9999', by));
    expect(await accept(own._id, { reference: 'REF 9999' })).toMatchObject({ code: 'own_slip' });
    expect(await send(slip.order, 'REF 1234', 'mallory')).toMatchObject({ code: 'order_not_found' });
    for (const amount of [0, -5, 1.5, Number.NaN]) expect(await accept(slip._id, { amount })).toMatchObject({ code: 'amount_invalid' });
    expect(await accept(slip._id, { reference: '!!' })).toMatchObject({ code: 'reference_invalid' });
  });
});

test.each([
  ['01003791060036848066', '01003791060036848066'], ['Transaction ID: 0100 3791', '01003791'], ['၀၁၀၀၃၇၉၁', '01003791'], ['ref no. ab-12/34', 'AB1234'], ['#77123', '77123'],
  ['abc', undefined], ['abcdef', undefined], ['', undefined], ['12', undefined], ['9'.repeat(41), undefined], ['ငွေလွှဲပြီး', undefined],
])('the reference %j reads as %j', (text, reference) => {
  expect(parseReference(text)).toBe(reference);
});
