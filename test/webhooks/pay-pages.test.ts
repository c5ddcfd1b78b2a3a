import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../core/db/new-id.ts';
import { PaymentOrders, type PaymentOrder } from '../../core/payments/payment-order.model.ts';
import { payPages } from '../../webhooks/pay-pages.ts';
import { createServer } from '../../webhooks/server.ts';
import { useDatabase } from '../support/database.ts';

describe('the pay page', () => {
  const db = useDatabase();
  const server = createServer(pino({ level: 'silent' }));
  beforeAll(async () => { await server.register(payPages({ reader: db.reader, providers: new Map() })); });
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

  test('opens the app from an address of ours, which the gateway sees as the Referer', async () => {
    const { body } = await get(await order({ way: 'app', link: 'https://wap.kbzpay.com/pgw/pwa/#/?appid=1&sign=2' }));
    expect(body).toContain('referrerpolicy="unsafe-url" href="https://wap.kbzpay.com/pgw/pwa/#/?appid=1&#38;sign=2"');
  });

  test.each(['created', 'paid', 'failed', 'expired', 'cancelled'] as const)('of an order that is %s shows nothing of it', async (state) => {
    const { statusCode, body } = await get(await order({ state, link: 'https://x.test' }));
    expect([statusCode, body.includes('50,000'), body.includes('x.test')]).toEqual([410, false, false]);
  });

  test('at a guessed address is not there', async () => {
    expect((await get('/pay/guess')).statusCode).toBe(404);
    expect((await get('/pay/guess/qr.png')).statusCode).toBe(404);
  });
});
