import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Announcements } from '../../core/announcements/announcement.model.ts';
import { createSignIn } from '../../core/moderation/create-sign-in.ts';
import { reportJob } from '../../core/moderation/report-job.ts';
import { PaymentCases } from '../../core/payments/payment-case.model.ts';
import { PaymentOrders } from '../../core/payments/payment-order.model.ts';
import { act, must, openSampleJob, pendingJob, sampleMember } from '../core/jobs/sample-job.ts';
import { sampleModerator } from '../core/moderation/sample-moderator.ts';
import { DESK, PHONE, useBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { panelApp } from './panel-visitor.ts';

const db = useDatabase();
const browser = useBrowser();
/** Set to a folder to look at the pages. */
const pictures = process.env['PICTURES'];
let app: FastifyInstance;
let url = '';
let token = '';
let paths: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  app = await panelApp(db.reader);
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  const owner = await sampleModerator(db.reader, 'owner');
  token = must(await act(db.reader, (tx) => createSignIn(tx, { member: owner }))).token;
  const scam = await pendingJob(db.reader, {
    title: 'Typing job, free ticket to Myawaddy', pay: { min: 100_000, max: 120_000, period: 'month', negotiable: false },
    description: 'Pay a refundable deposit first, then call 09 777 123 456.\nhttps://example.com/a/very/long/address/without/any/place/to/break/in/it/at/all/really',
  });
  const open = await openSampleJob(db.reader, { title: 'ယာဉ်မောင်း' });
  const reporter = await sampleMember(db.reader, 'Ma Su');
  must(await act(db.reader, (tx) => reportJob(tx, { job: open._id, member: reporter, reason: 'asks_money', text: 'ငွေ ၃၀,၀၀၀ တောင်းပါတယ်။' })));
  await Announcements(db.reader).updateOne({ _id: open._id }, { $set: { state: 'unknown', error: 'timeout after 10 s' } });
  const now = db.clock.now();
  await PaymentCases(db.reader).create({ _id: 'wrong_amount:o_1', kind: 'wrong_amount', provider: 'kbzpay', charge: 'o_1', member: owner, expected: 50_000, got: '5000', transfer: 'transfer0001', state: 'open', openedAt: now });
  const long = 'h835q8pnkr4bx3w5_y408ra0djycx';
  await PaymentCases(db.reader).create({ _id: `wrong_amount:${long}`, kind: 'wrong_amount', provider: 'manual', charge: long, member: owner, expected: 50_000, got: '40000 MMK', transfer: 'transfer0003', state: 'open', openedAt: now });
  await PaymentOrders(db.reader).create({
    _id: 'order0000001', member: reporter, provider: 'kbzpay', purpose: 'topup', way: 'qr', amount: 50_000, currency: 'MMK', state: 'paid', tries: 1, charge: 'order0000001_1',
    settled: [], page: 'page0001', createdAt: now, expiresAt: now, transfer: 'transfer0002',
  });
  paths = {
    queue: '/admin', post: `/admin/jobs/${scam._id}`, job: `/admin/jobs/${open._id}`, reports: '/admin/reports', channel: '/admin/announcements', money: '/admin/money',
    orders: '/admin/money/orders/order0000001', slips: '/admin/money/slips', refunds: '/admin/money/refunds', withdrawals: '/admin/money/withdrawals', identities: '/admin/money/identities',
    statements: '/admin/money/statements', books: '/admin/money/books', account: `/admin/money/books/account?code=member:${owner}`, rewards: '/admin/rewards',
    corrections: `/admin/money/corrections?debit=suspense&credit=member:${owner}&amount=40000&case=wrong_amount:${long}`,
    members: '/admin/members', member: `/admin/members/${scam.employer}`, audit: '/admin/audit', missing: '/admin/nowhere',
  };
});
afterAll(() => app.close());

test('every page fits a phone in Burmese and a desk in English, works by mouse alone, and breaks none of its own rules', async () => {
  const page = await browser.page(PHONE);
  const problems: string[] = [];
  page.on('console', (message) => { if (!message.text().includes('404')) problems.push(message.text()); });
  await page.goto(`${url}/admin/in/${token}?lang=en`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(new URL(page.url()).pathname).toBe('/admin');
  for (const [lang, size] of [['my', PHONE], ['en', DESK]] as const) {
    await page.setViewportSize(size);
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, size.width]);
      if (pictures) await page.screenshot({ path: `${pictures}/${size.width}-${name}.png`, fullPage: true });
    }
  }
  await page.goto(`${url}${paths['post']}?lang=en`);
  await page.getByLabel('Reason').selectOption('asks_money');
  await page.getByRole('button', { name: '✕ Reject' }).click();
  expect(await page.getByRole('status').innerText()).toContain('Rejected.');
  expect(problems).toEqual([]);
}, 120_000);
