import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { movableClock } from '../../../core/clock.ts';
import { noPayTrouble } from '../payer/pay-order.ts';
import { startPayServer, type PayServer } from '../payer/pay-server.ts';
import { issuerSign } from './sign.ts';
import { startMmqrEmulator, type MmqrEmulator } from './start-mmqr.ts';

const KEYS = { appId: 'MM1', publishableKey: 'pk_test_x', secretKey: 'sk_test_x' };

describe('the emulated issuer of MMQR', () => {
  const clock = movableClock();
  let issuer: MmqrEmulator;
  let shop: PayServer;
  let answers: number[] = [];
  let received = 0;

  beforeAll(async () => {
    issuer = await startMmqrEmulator({ ...KEYS, now: clock.now });
    shop = await startPayServer((visit) => {
      received += 1;
      visit.html(answers.shift() ?? 200, '');
    });
  });
  afterAll(async () => { await Promise.all([issuer.stop(), shop.stop()]); });
  beforeEach(() => {
    received = 0;
    answers = [];
    Object.assign(issuer.trouble, noPayTrouble());
  });

  /** A call as the SDK makes it, signed with a third hand. */
  async function call(path: string, fields: object, headers: Record<string, string> = {}): Promise<{ status: number; body: Record<string, unknown> }> {
    const body = JSON.stringify(fields);
    const signature = createHmac('sha256', KEYS.secretKey).update(`17.${body}`).digest('hex');
    const response = await fetch(`${issuer.apiUrl}/payments/${path}`, {
      method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${KEYS.publishableKey}`, 'x-mmpay-nonce': '17', 'x-mmpay-signature': signature, ...headers },
    });
    return { status: response.status, body: await response.json().catch(() => ({})) as Record<string, unknown> };
  }
  const token = async (orderId: string) => ({ 'x-mmpay-btoken': String((await call('sandbox-handshake', { orderId, nonce: '17' })).body.token) });
  const create = async (orderId: string, change: object = {}) =>
    call('sandbox-create', { appId: KEYS.appId, nonce: '17', amount: 5000, orderId, callbackUrl: shop.origin, ...change }, await token(orderId));

  test('signs as the published vector says', () => {
    const body = '{"orderId":"ORD-199399933","amount":5000,"method":"QR","currency":"MMK","vendor":"KBZ Pay","status":"SUCCESS","condition":"PRISTINE","transactionRefId":"TRX0001"}';
    expect(issuerSign('1700000000000', body, 'sk_test_example')).toBe('d685eae386fcd3bff1bc83a0b4d1d51aaed0865383ff5946eeba0cfa25e26b31');
  });

  test('makes a code whose pay page can be opened, and tells how it stands', async () => {
    const { status, body } = await create('a_1');
    expect([status, body.status]).toEqual([201, 'PENDING']);
    expect((await fetch(issuer.payPageUrl(String(body.qr)) ?? '')).status).toBe(200);
    expect((await call('sandbox-get', { orderId: 'a_1', nonce: '17' }, await token('a_1'))).body).toMatchObject({ orderId: 'a_1', amount: 5000, status: 'PENDING' });
    expect((await call('sandbox-cancel', { orderId: 'a_1', nonce: '17' }, await token('a_1'))).body).toMatchObject({ status: 'CANCELLED' });
  });

  test('wants a signature, the right key for the sandbox, and a token that is good once for its order', async () => {
    expect((await call('sandbox-handshake', {}, { 'x-mmpay-signature': 'f'.repeat(64) })).body).toMatchObject({ code: 'KA0003' });
    expect((await call('handshake', {})).body).toMatchObject({ code: 'KA0002' });
    expect((await call('sandbox-handshake', {}, { authorization: 'Bearer pk_test_y' })).status).toBe(401);
    const once = await token('b_1');
    expect((await call('sandbox-get', { orderId: 'b_1', nonce: '17' })).body).toMatchObject({ code: 'BA001' });
    expect((await call('sandbox-get', { orderId: 'b_2', nonce: '17' }, once)).body).toMatchObject({ code: 'BA002' });
    expect((await call('sandbox-get', { orderId: 'b_1', nonce: '17' }, once)).status).toBe(404);
    expect((await call('sandbox-get', { orderId: 'b_1', nonce: '17' }, once)).body).toMatchObject({ code: 'BA002' });
  });

  test.each([[{ amount: 0 }], [{ amount: -5 }], [{ orderId: '' }]])('refuses an order with %j', async (change) => {
    expect((await create('c_1', change)).status).toBeGreaterThanOrEqual(400);
  });

  test('repeats a callback until it is received', async () => {
    answers = [500, 302, 200];
    await create('d_1');
    await issuer.pay('d_1');
    await issuer.deliverDue(true);
    await issuer.deliverDue(true);
    await issuer.deliverDue(true);
    expect(received).toBe(3);
  });
});
