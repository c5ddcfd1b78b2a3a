import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import { newId } from '../../core/db/new-id.ts';
import { ayaGateway } from '../../core/payments/ayagateway/aya-gateway.ts';
import { PaymentOrders, type PaymentOrder } from '../../core/payments/payment-order.model.ts';
import type { Language } from '../../core/language/language.ts';
import { zawgyiToUnicode } from '../../core/text/convert-zawgyi.ts';
import { payPages } from '../../webhooks/pay-pages.ts';
import { createServer } from '../../webhooks/server.ts';
import { sampleMember } from '../core/jobs/sample-job.ts';
import { useDatabase } from '../support/database.ts';
import { zawgyiFault } from '../support/zawgyi-reader.ts';

describe('the pay page', () => {
  const db = useDatabase();
  const gateway = ayaGateway({
    settings: { apiUrl: 'https://pgw.test', appKey: '"><script>', appSecret: 'secret', channel: 'aya_pay', method: 'QR', returnUrl: (page) => `https://our.test/pay/${page}/back` }, clock: db.clock,
  });
  const server = createServer(pino({ level: 'silent' }));
  beforeAll(async () => { await server.register(payPages({ reader: db.reader, providers: new Map([['ayagateway', gateway]]) })); });
  afterAll(() => server.close());
  const get = (url: string) => server.inject({ method: 'GET', url });

  async function order(change: Partial<PaymentOrder>): Promise<string> {
    const now = db.clock.now();
    const page = newId(24);
    await PaymentOrders(db.reader).create([{
      _id: newId(16), member: newId(), provider: 'kbzpay', purpose: 'topup', way: 'qr', amount: 50_000, currency: 'MMK', state: 'waiting', tries: 1, settled: [],
      page, createdAt: now, expiresAt: now, ...change,
    }]);
    return `/pay/${page}`;
  }

  test('shows amount and QR of an order that waits, in both languages, to nobody\'s index', async () => {
    const page = await order({ qr: 'SOME-QR' });
    const { statusCode, body, headers } = await get(page);
    expect(statusCode).toBe(200);
    expect(body).toContain('50,000 kyat');
    expect(body).toContain('၅၀,၀၀၀ ကျပ်');
    expect(body).toContain(`${page}/qr.png`);
    expect(headers['x-robots-tag']).toBe('noindex');
    expect((await get(`${page}/qr.png`)).headers['content-type']).toBe('image/png');
  });

  test('speaks the language of whose order it is: Zawgyi to a Zawgyi reader, English alone to an English one', async () => {
    const member = async (language: Language): Promise<string> => {
      const id = await sampleMember(db.reader);
      const chat = newId();
      await Conversations(db.reader).create([{ _id: `viber:${chat}`, channel: 'viber', chat, seq: 1, member: id, language, lastInboundAt: db.clock.now() }]);
      return id;
    };
    const wordsOf = (body: string): string[] => body.replace(/<style>.*?<\/style>/s, '').split(/<[^>]*>/).filter((words) => /[\u1000-\u109f]/.test(words));
    const zawgyi = (await get(await order({ member: await member('zg'), qr: 'SOME-QR' }))).body;
    expect(zawgyi).toContain('lang="my-Qaag"');
    expect(wordsOf(zawgyi).map((words) => zawgyiFault(words))).toEqual([undefined, undefined, undefined]);
    expect(zawgyiToUnicode(wordsOf(zawgyi).join(' '))).toContain('50,000 ကျပ်'); // its digits are folded
    const english = (await get(await order({ member: await member('en'), qr: 'SOME-QR' }))).body;
    expect(english).toContain('50,000 kyat');
    expect(english).not.toMatch(/[\u1000-\u109f]/);
    const over = (await get(await order({ member: await member('zg'), state: 'paid' }))).body;
    expect(wordsOf(over).map((words) => zawgyiFault(words))).toEqual([undefined]);
  });

  test('opens the app from an address of ours, which the gateway sees as the Referer', async () => {
    const { body } = await get(await order({ way: 'app', link: 'https://wap.kbzpay.com/pgw/pwa/#/?appid=1&sign=2' }));
    expect(body).toContain('referrerpolicy="unsafe-url" href="https://wap.kbzpay.com/pgw/pwa/#/?appid=1&#38;sign=2"');
  });

  test.each(['created', 'paid', 'failed', 'expired', 'cancelled'] as const)('of an order that is %s shows nothing of it', async (state) => {
    const { statusCode, body } = await get(await order({ state, link: 'https://x.test' }));
    expect([statusCode, body.includes('50,000'), body.includes('x.test')]).toEqual([410, false, false]);
  });

  test('begins a payment by a form that only that provider may get, its fields escaped', async () => {
    const page = await order({ provider: 'ayagateway', way: 'app', charge: 'abc_1' });
    const { statusCode, body, headers } = await get(page);
    expect(statusCode).toBe(200);
    expect(body).toContain('<form method="post" action="https://pgw.test/v1/payment/request" enctype="multipart/form-data"');
    expect(body).toContain('name="amount" value="50000"');
    expect(body).toContain('value="&#34;&#62;&#60;script&#62;"');
    expect(headers['content-security-policy']).toContain('form-action https://pgw.test');
  });

  test.each(['GET', 'POST'] as const)('a browser that comes back (%s) is sent to the chat, whatever it carries, and nothing changes', async (method) => {
    const page = await order({ provider: 'wavepay', way: 'app', link: 'https://x.test' });
    const { statusCode, body } = await server.inject({ method, url: `${page}/back?status=PAYMENT_CONFIRMED`, ...(method === 'POST' && { payload: 'status=PAYMENT_CONFIRMED', headers: { 'content-type': 'application/x-www-form-urlencoded' } }) });
    expect([statusCode, body.includes('WavePay'), body.includes('50,000')]).toEqual([200, true, false]);
    expect(await PaymentOrders(db.reader).findOne({ page: page.slice('/pay/'.length) }).lean<PaymentOrder>()).toMatchObject({ state: 'waiting' });
    expect((await server.inject({ method, url: '/pay/guess/back' })).statusCode).toBe(404);
  });

  test('at a guessed address is not there', async () => {
    expect((await get('/pay/guess')).statusCode).toBe(404);
    expect((await get('/pay/guess/qr.png')).statusCode).toBe(404);
  });
});
