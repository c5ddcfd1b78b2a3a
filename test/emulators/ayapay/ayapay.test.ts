import { createDecipheriv } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { movableClock } from '../../../core/clock.ts';
import { startPayServer, type PayServer } from '../payer/pay-server.ts';
import { encryptResult, gatewaySum, sha256 } from './checksum.ts';
import { startAyaGatewayEmulator, type AyaGatewayEmulator } from './start-ayagateway.ts';
import { startAyaWalletEmulator, type AyaWalletEmulator } from './start-ayawallet.ts';

const KEY = '0123456789abcdef0123456789abcdef';

describe('AYA\'s emulators', () => {
  const clock = movableClock();
  let gateway: AyaGatewayEmulator;
  let wallet: AyaWalletEmulator;
  let shop: PayServer;
  const received: string[] = [];

  beforeAll(async () => {
    shop = await startPayServer((visit) => {
      received.push(visit.body.toString('utf8'));
      visit.html(200, '');
    });
    gateway = await startAyaGatewayEmulator({ appKey: 'app-key', appSecret: 'test-secret', notifyUrl: () => shop.origin, now: clock.now });
    wallet = await startAyaWalletEmulator({ consumerKey: 'ck', consumerSecret: 'cs', phone: '09450000000', pin: '246810', decryptionKey: KEY, serviceCode: 'S', notifyUrl: () => shop.origin, now: clock.now });
  });
  afterAll(async () => { await Promise.all([gateway.stop(), wallet.stop(), shop.stop()]); });

  test('sign and encrypt as the published vectors say', () => {
    expect(gatewaySum('test-secret', 'ORD123456', '1733470212', 'app-key')).toBe('92c63df1d51e3f9fe8844d26e9f6e6d3d579d86d83bda0631a4d5a240933ef11');
    expect(gatewaySum('test-secret', 'ORD123456', '1000', 'app-key', '1733470212', 'cart-9', '', '', '', '', 'Order', '104', 'kbz_pay', 'QR', 'https://shop.test/done'))
      .toBe('b848bf2352366d7fdab85c815952bc9e9bbb8332ce73cac1d7391f1331afe3c9');
    expect(encryptResult('{"err":200,"message":"Success","data":{"externalTransactionId":"T00001","referenceNumber":"210943504158"}}', KEY))
      .toBe('c5FwrtIbo6/b05Bw9NhNYO1tKZjG8T8McUKb0xg6upJN1Ri2neEReot8XRYrEE5rX27SjHxhFXOMUCa9RtM33p93+3EZ0nSMMGAhp0WZKYEbLxsIrxnV4sG5QXd7U8og4Ahax6X98s6ujEWphbk5lg==');
  });

  function form(change: Record<string, string> = {}): FormData {
    const fields: Record<string, string> = {
      merchOrderId: 'ORDER_000001', amount: '1000', appKey: 'app-key', timestamp: String(Math.floor(clock.now().getTime() / 1000)), userRef1: '', userRef2: '', userRef3: '', userRef4: '', userRef5: '',
      description: 'Order', currencyCode: '104', channel: 'aya_pay', method: 'QR', overrideFrontendRedirectUrl: 'https://shop.test/done', ...change,
    };
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    data.append('checkSum', gatewaySum('test-secret', ...Object.values(fields)));
    return data;
  }
  const request = (body: FormData | string, headers: Record<string, string> = {}) => fetch(`${gateway.apiUrl}/v1/payment/request`, { method: 'POST', body, headers });

  test('the gateway answers a browser\'s form with a page, and nothing else with anything but a refusal', async () => {
    const answer = await request(form());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('Emulator');
    expect((await request(form({ amount: '0' }))).status).toBe(400);
    expect((await request(form({ timestamp: '1' }))).status).toBe(400);
    expect((await request('{}', { 'content-type': 'application/json' })).status).toBe(400);
  });

  test('the gateway\'s payload misspells a key, leaves out what does not apply, and its form does not escape a plus', async () => {
    await request(form({ merchOrderId: 'ORDER_000002', description: '>>>>???>>>' }));
    await gateway.pay('ORDER_000002');
    const sent = gateway.sent.at(-1)?.body ?? '';
    expect(received.at(-1)).toBe(sent);
    const payload = JSON.parse(Buffer.from(gateway.triple('ORDER_000002').payload, 'base64').toString('utf8')) as Record<string, unknown>;
    expect(payload).toMatchObject({ currenyCode: '104', statusCode: '00' });
    expect(Object.keys(payload)).not.toContain('nameOnCard');
    expect(sent).not.toContain('%2B');
  });

  test('the wallet wants two tokens, and both run out', async () => {
    const ask = (headers: Record<string, string>) => fetch(`${wallet.apiUrl}/om/1.0.0/thirdparty/merchant/checkQRPayment`, { method: 'POST', body: new URLSearchParams({ externalTransactionId: 'x' }), headers })
      .then((answer) => answer.json() as Promise<{ err: number }>);
    expect((await ask({})).err).toBe(401);
    const granted = await fetch(`${wallet.apiUrl}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials' }), headers: { authorization: `Basic ${Buffer.from('ck:cs').toString('base64')}` } });
    const { access_token: access } = await granted.json() as { access_token: string };
    const login = (pin: string) => fetch(`${wallet.apiUrl}/merchant/1.0.0/thirdparty/merchant/login`, { method: 'POST', body: new URLSearchParams({ phone: '09450000000', password: pin }), headers: { token: `Bearer ${access}` } })
      .then((answer) => answer.json() as Promise<{ err: number; token?: { token: string } }>);
    expect((await login('000000')).err).toBe(403);
    const headers = { token: `Bearer ${access}`, authorization: `Bearer ${(await login('246810')).token?.token ?? ''}` };
    expect((await ask(headers)).err).toBe(404);
    clock.move(3_601_000);
    expect((await ask(headers)).err).toBe(401);
  });

  test('the wallet\'s checksum is of the plain text', () => {
    const decipher = createDecipheriv('aes-256-ecb', KEY, null);
    const text = decipher.update(encryptResult('{"a":1}', KEY), 'base64', 'utf8') + decipher.final('utf8');
    expect(text).toBe('{"a":1}');
    expect(sha256(text)).toMatch(/^[0-9a-f]{64}$/);
  });
});
