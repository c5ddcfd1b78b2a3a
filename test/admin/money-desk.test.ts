import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCsv } from '../../core/csv/read-csv.ts';
import { inTransaction } from '../../core/db/database.ts';
import { Files } from '../../core/files/file.model.ts';
import { runIntent, dueIntents } from '../../core/intents/run-intent.ts';
import { writeDay } from '../../core/language/read-day.ts';
import { memberWallet } from '../../core/ledger/chart-of-accounts.ts';
import { foldEntries } from '../../core/ledger/fold-entries.ts';
import { readBalance } from '../../core/ledger/read-balance.ts';
import { bookPayment } from '../../core/payments/book-payment.ts';
import { openTopUp } from '../../core/payments/open-top-up.ts';
import { PaymentOrders, type PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { ProviderHealths } from '../../core/payments/provider-health.model.ts';
import { findOrder } from '../../core/payments/read-order.ts';
import { statementIntents } from '../../core/reconcile/apply-statement.ts';
import { refundIntents } from '../../core/refunds/refund-intents.ts';
import { sendSlip } from '../../core/slips/send-slip.ts';
import { act, must, sampleMember } from '../core/jobs/sample-job.ts';
import { sampleModerator } from '../core/moderation/sample-moderator.ts';
import { useDatabase } from '../support/database.ts';
import { panelApp, signedIn, type PanelVisitor } from './panel-visitor.ts';

const db = useDatabase();
let app: FastifyInstance;
let desk: PanelVisitor;
let member: string;
beforeAll(async () => { app = await panelApp(db.reader); });
afterAll(() => app.close());
beforeEach(async () => {
  await db.empty();
  desk = await signedIn(app, db.reader, await sampleModerator(db.reader, 'money'));
  member = await sampleMember(db.reader, 'Ma Aye');
});

const openOrder = async (provider: 'manual' | 'wavepay' = 'manual') => must(await act(db.reader, (tx) => openTopUp(tx, { member, amount: 50_000, way: 'app', provider })));
const balance = async () => (await readBalance(db.reader, memberWallet(member))).balance;
async function paidOrder(): Promise<PaymentOrder> {
  const order = await openOrder();
  const paid = { kind: 'found', status: 'paid', amount: 50_000, amountText: '50000', currency: 'MMK' } as const;
  await inTransaction(db.reader, async (tx) => bookPayment(tx, { provider: 'manual', charge: `${order._id}_1`, order: await findOrder(tx, order._id) ?? null, paid }));
  return order;
}
async function work(): Promise<void> {
  const handlers = { ...refundIntents(new Map()), ...statementIntents };
  for (const id of await dueIntents(db.reader)) if (/^(refund|statement)/.test(id)) await runIntent(db.reader, handlers, id);
}

describe('the desk of the money role', () => {
  test('is closed to everybody else', async () => {
    const stranger = await signedIn(app, db.reader, await sampleModerator(db.reader, 'content'));
    for (const path of ['', '/slips', '/refunds', '/corrections', '/statements', '/books', '/books/account?code=suspense', '/books/trial', '/export', '/find?number=suspense', '/receipts/x']) {
      expect((await stranger.open(`/admin/money${path}`)).statusCode, path).toBe(403);
    }
    expect((await desk.submit('/admin/money/corrections/propose', {}, { withoutToken: true })).statusCode).toBe(403);
  });

  test('says which provider is set aside', async () => {
    await ProviderHealths(db.reader).create({ _id: 'wavepay', failures: 5, failedAt: db.clock.now(), times: 1, asideUntil: new Date(db.clock.now().getTime() + 60_000) });
    expect((await desk.open('/admin/money')).body).toContain('WavePay does not answer');
  });

  test('matches a slip with its picture, and says who sent the same reference', async () => {
    await Files(db.reader).create({ _id: 'photo1', owner: member, kind: 'photo', name: 'slip.jpg', mime: 'image/jpeg', size: 9, state: 'kept', key: 'x', source: { channel: 'telegram', ref: 'x' }, createdAt: db.clock.now() });
    const order = await openOrder();
    const slip = must(await act(db.reader, (tx) => sendSlip(tx, { member, order: order._id, account: 'KBZPay', reference: 'ABC 123', photo: 'photo1' })));
    expect((await desk.open('/admin/money')).body).toContain('Slips <b>1</b>');
    const { body } = await desk.open('/admin/money/slips');
    for (const words of ['Ma Aye', '50,000 kyat', 'ABC123', 'KBZPay', '/files/photo1']) expect(body).toContain(words);
    expect((await desk.submit(`/admin/money/slips/${slip._id}/accept`, { amount: 'many', reference: 'ABC123' })).statusCode).toBe(422);
    expect((await desk.submit(`/admin/money/slips/${slip._id}/accept`, { amount: '50,000', reference: 'ABC 123' })).headers.location).toBe('/admin/money/slips?done=slip_accepted');
    expect(await balance()).toBe(50_000);
    expect((await desk.submit(`/admin/money/slips/${slip._id}/accept`, { amount: '50,000', reference: 'ABC 123' })).statusCode).toBe(409);
    expect((await desk.open('/admin/money/slips')).body).toContain('Decided last');
  });

  test('rejects a slip with a reason', async () => {
    const order = await openOrder();
    const slip = must(await act(db.reader, (tx) => sendSlip(tx, { member, order: order._id, account: 'KBZPay', reference: 'ABC 123', photo: 'none' })));
    expect((await desk.open('/admin/money/slips')).body).toContain('The picture has not been fetched');
    expect((await desk.submit(`/admin/money/slips/${slip._id}/reject`, { reason: '' })).statusCode).toBe(422);
    expect((await desk.submit(`/admin/money/slips/${slip._id}/reject`, { reason: 'unreadable' })).headers.location).toBe('/admin/money/slips?done=slip_rejected');
  });

  test('gives a top-up back from its page, and ends by hand what no provider can send', async () => {
    const order = await paidOrder();
    const wish = /name="wish" value="(\w+)"/.exec((await desk.open(`/admin/money/orders/${order._id}`)).body)?.[1] ?? '';
    const form = { wish, amount: '20,000', reason: 'Asked for it.', sure: 'yes' };
    expect((await desk.submit(`/admin/money/orders/${order._id}/refund`, { ...form, sure: '' })).statusCode).toBe(422);
    for (let n = 0; n < 2; n++) expect((await desk.submit(`/admin/money/orders/${order._id}/refund`, form)).headers.location).toContain('done=refund_started');
    await work();
    const { body } = await desk.open('/admin/money/refunds');
    expect(body).toContain('to be sent by hand');
    const refund = /refunds\/(\w+)\/sent/.exec(body)?.[1] ?? '';
    expect((await desk.submit(`/admin/money/refunds/${refund}/sent`, { reference: 'KBZ 77' })).headers.location).toContain('done=refund_ended');
    expect(await balance()).toBe(30_000);
    expect((await desk.open(`/admin/money/orders/${order._id}`)).body).toContain('20,000 kyat');
    expect((await desk.open('/admin/money/orders/nothing')).statusCode).toBe(404);
  });

  test('moves money by hand with two people, and takes it back the same way', async () => {
    const second = await signedIn(app, db.reader, await sampleModerator(db.reader, 'owner'));
    const propose = (fields: Record<string, string>) => desk.submit('/admin/money/corrections/propose', { reason: 'Paid twice.', ...fields });
    expect((await propose({ debit: 'adjustments', credit: `member:${member}`, amount: '0' })).body).toContain('whole kyat');
    expect((await propose({ debit: 'adjustments', credit: `member:${member}`, amount: '7,000' })).headers.location).toContain('done=correction_proposed');
    const { body } = await desk.open('/admin/money/corrections');
    for (const words of ['Another person has to agree.', 'Ma Aye']) expect(body).toContain(words);
    const correction = /corrections\/(\w+)\/decline/.exec(body)?.[1] ?? '';
    expect((await desk.submit(`/admin/money/corrections/${correction}/agree`)).body).toContain('Another person has to agree.');
    await second.open('/admin/money/corrections');
    expect((await second.submit(`/admin/money/corrections/${correction}/agree`)).headers.location).toContain('done=correction_posted');
    expect(await balance()).toBe(7_000);
    const receipt = /corrections\?reverses=(\w+)/.exec((await desk.open(`/admin/money/books/account?code=${member}`)).body)?.[1] ?? '';
    expect((await desk.open(`/admin/money/corrections?reverses=${receipt}`)).body).toContain(`value="${receipt}"`);
    await propose({ reverses: receipt });
    const back = /corrections\/(\w+)\/decline/.exec((await desk.open('/admin/money/corrections')).body)?.[1] ?? '';
    await second.submit(`/admin/money/corrections/${back}/agree`);
    expect(await balance()).toBe(0);
  });

  test('reads an uploaded statement, shows what it would do, and does it once', async () => {
    const order = await openOrder('wavepay');
    await PaymentOrders(db.reader).updateOne({ _id: order._id }, { $set: { state: 'expired', charge: `${order._id}_1` }, $unset: { live: 1 } });
    expect((await upload('x'.repeat(1_100_000))).statusCode).toBe(413);
    const location = String((await upload(`merchant_reference_id,amount\n${order._id}_1,50000\n`)).headers.location);
    expect((await desk.open(location)).body).toContain('Into the wallet');
    expect((await desk.submit(`${location}/apply`)).headers.location).toContain('done=statement_applied');
    await work();
    expect(await balance()).toBe(50_000);
    expect((await desk.submit(`${location}/apply`)).statusCode).toBe(409);
    expect((await desk.open('/admin/money/statements')).body).toContain('Into wallets: 1');
    expect((await desk.open('/admin/money/statements/nothing')).statusCode).toBe(404);
  });

  async function upload(text: string): Promise<LightMyRequestResponse> {
    const csrf = /name="csrf" value="([^"]+)"/.exec((await desk.open('/admin/money/statements')).body)?.[1] ?? '';
    const today = writeDay(db.clock.now());
    const data = new FormData();
    for (const [name, value] of Object.entries({ csrf, provider: 'wavepay', from: today, to: today })) data.append(name, value);
    data.append('file', new Blob([text], { type: 'text/csv' }), 'wave.csv');
    const body = new Response(data);
    return app.inject({
      method: 'POST', url: '/admin/money/statements/upload', cookies: { ...desk.cookies }, payload: Buffer.from(await body.arrayBuffer()), headers: { 'content-type': body.headers.get('content-type') ?? '' },
    });
  }

  test('finds whatever number a person quotes', async () => {
    const order = await paidOrder();
    const receipt = (await findOrder(db.reader, order._id))?.transfer ?? '';
    const leads = async (number: string) => (await desk.open(`/admin/money/find?number=${encodeURIComponent(number)}`)).headers.location;
    expect(await leads(` ${receipt} `)).toBe(`/admin/money/receipts/${receipt}`);
    expect(await leads(order._id)).toBe(`/admin/money/orders/${order._id}`);
    expect(await leads(member)).toBe(`/admin/money/books/account?code=member%3A${member}`);
    expect(await leads('suspense')).toBe('/admin/money/books/account?code=suspense');
    const { body } = await desk.open(`/admin/money/receipts/${receipt}`);
    for (const words of ['Top-up by a transfer', 'topup', 'booked', '50,000 kyat', 'manual:clearing', `member:${member}`, 'Ma Aye', order._id, `reverses=${receipt}`]) expect(body).toContain(words);
    for (const number of ['member:nobody1', 'nothing_here', '../etc']) expect((await desk.open(`/admin/money/find?number=${encodeURIComponent(number)}`)).statusCode).toBe(404);
    expect((await desk.open('/admin/money/receipts/nothing')).statusCode).toBe(404);
  });

  test('shows the books, one account, and both as CSV', async () => {
    const order = await paidOrder();
    await foldEntries(db.reader);
    const books = (await desk.open('/admin/money/books')).body;
    for (const words of ['Debit and credit are equal: 50,000 kyat', 'manual:clearing']) expect(books).toContain(words);
    const account = await desk.open(`/admin/money/books/account?code=${encodeURIComponent(`member:${member}`)}`);
    for (const words of ['Ma Aye', 'Top-up by a transfer', '50,000 kyat']) expect(account.body).toContain(words);
    expect((await desk.open('/admin/money/books/account?code=../etc')).statusCode).toBe(422);
    const entries = await desk.open(`/admin/money/books/export?code=member:${member}`);
    expect(entries.headers['content-disposition']).toContain('attachment');
    expect(readCsv(entries.body)?.[1]).toEqual(['1', expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/), 'Top-up by a transfer', `order:${order._id}`, '50000', '50000', expect.any(String)]);
    const trial = readCsv((await desk.open('/admin/money/books/trial')).body);
    expect(trial).toContainEqual([`member:${member}`, '0', '50000', '50000', '0']);
    expect(trial).toContainEqual(['manual:clearing', '50000', '0', '50000', '0']);
    const today = writeDay(db.clock.now());
    const orders = readCsv((await desk.open(`/admin/money/export?from=${today}&to=${today}`)).body);
    expect(orders?.[1]?.slice(0, 8)).toEqual([order._id, expect.any(String), member, 'manual', 'app', '50000', 'MMK', 'paid']);
    expect((await desk.open('/admin/money/export?from=x&to=y')).statusCode).toBe(422);
  });
});
