import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { movableClock } from '../../../core/clock.ts';
import { LATE_MS } from '../payer/pay-order.ts';
import { startPayServer, type PayServer } from '../payer/pay-server.ts';
import { gatewayHash } from './hash.ts';
import { startWavePayEmulator, type WavePayEmulator } from './start-wavepay.ts';
import { noWaveTrouble } from './wave-order.ts';

const SECRET = 'test-secret';

describe('the emulated WavePay', () => {
  const clock = movableClock();
  let wave: WavePayEmulator;
  let shop: PayServer;
  let received: Record<string, unknown>[] = [];

  beforeAll(async () => {
    wave = await startWavePayEmulator({ merchantId: 'testmerchantID', secret: SECRET, now: clock.now });
    shop = await startPayServer((visit) => {
      received.push(JSON.parse(visit.body.toString('utf8')) as Record<string, unknown>);
      visit.html(200, '');
    });
  });
  afterAll(async () => { await Promise.all([wave.stop(), shop.stop()]); });
  beforeEach(() => {
    received = [];
    Object.assign(wave.trouble, noWaveTrouble());
  });

  let count = 0;
  /** A request as the official README writes it, hashed with a third hand. */
  async function pay(change: Record<string, string> = {}): Promise<{ status: number; body: Record<string, unknown>; reference: string }> {
    count += 1;
    const fields: Record<string, string> = {
      time_to_live_in_seconds: '300', merchant_id: 'testmerchantID', order_id: '100', merchant_reference_id: `ref_${count}`, frontend_result_url: 'https://shop.test/',
      backend_result_url: `${shop.origin}/callback`, amount: '1000', payment_description: 'Order', merchant_name: 'Shop', items: '[{"name":"x","amount":1000}]', ...change,
    };
    const text = ['time_to_live_in_seconds', 'merchant_id', 'order_id', 'amount', 'backend_result_url', 'merchant_reference_id'].map((name) => fields[name]).join('');
    const hash = createHmac('sha256', SECRET).update(text).digest('hex');
    const response = await fetch(`${wave.apiUrl}/payment`, { method: 'POST', body: new URLSearchParams({ hash, ...fields }) });
    return { status: response.status, body: await response.json() as Record<string, unknown>, reference: fields.merchant_reference_id ?? '' };
  }

  test('hashes as the published vectors say', () => {
    expect(gatewayHash(['HelloMessage'], 'secret-key-1234')).toBe('d857c841f6cfe2021999a2c929ac85b6fd299b15192415c26e56fdd500869025');
    expect(gatewayHash(['SCHEDULER_TRANSACTION_TIMED_OUT', '300', 'testmerchantID', '100', '1000', 'https://shop.test/wave/callback', 'ref-001', null, null, '360', '2019-11-06T15:43:58'], SECRET))
      .toBe('ffa5a8cdb15391cee40d2f67945754f71b18532aa491abb69da14892d400bfd1');
  });

  test('gives an encrypted id, with which the payer\'s page opens on another port', async () => {
    const { status, body } = await pay();
    expect([status, body.message]).toEqual([200, 'success']);
    const page = await fetch(`${wave.pageUrl}/authenticate?transaction_id=${encodeURIComponent(String(body.transaction_id))}`);
    expect(await page.text()).toContain('Emulator');
    expect(new URL(wave.pageUrl).port).not.toBe(new URL(wave.apiUrl).port);
    expect((await fetch(`${wave.pageUrl}/authenticate?transaction_id=guess`)).status).toBe(404);
  });

  test.each([
    [400, 'a wrong hash', { hash: 'f'.repeat(64) }], [404, 'another merchant', { merchant_id: 'other' }], [422, 'an amount of zero', { amount: '0' }], [422, 'a fraction', { amount: '10.5' }],
    [422, 'eleven minutes', { time_to_live_in_seconds: '660' }], [422, 'no items', { items: '[]' }], [422, 'items that are no JSON', { items: 'x' }], [422, 'a missing name', { merchant_name: '' }],
  ])('answers %i to %s', async (status, _name, change) => { expect((await pay(change)).status).toBe(status); });

  test('answers 409 to a reference that was used, and 422 to JSON', async () => {
    const { reference } = await pay();
    expect((await pay({ merchant_reference_id: reference })).status).toBe(409);
    expect((await fetch(`${wave.apiUrl}/payment`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status).toBe(422);
  });

  test('tells of too little money first, and of the payment after it, when it should', async () => {
    wave.trouble.poorFirst = true;
    const { reference } = await pay();
    await wave.pay(reference);
    expect(received.map(({ status }) => status)).toEqual(['INSUFFICIENT_BALANCE', 'PAYMENT_CONFIRMED']);
    expect(received[1]).toMatchObject({ amount: 1000, timeToLiveSeconds: 300, merchantReferenceId: reference, currency: 'MMK' });
  });

  test('tells of a payment long after it, when it should', async () => {
    wave.trouble.notifiesLate = true;
    const { reference } = await pay();
    await wave.pay(reference);
    clock.move(LATE_MS - 60_000);
    await wave.deliverDue();
    expect(received).toEqual([]);
    clock.move(60_000);
    await wave.deliverDue();
    expect(received.map(({ status }) => status)).toEqual(['PAYMENT_CONFIRMED']);
  });

  test('tells of an abandoned payment 1 to 900 seconds after its end, with nulls, once', async () => {
    await pay();
    clock.move(300_000);
    await wave.deliverDue();
    expect(received).toEqual([]);
    clock.move(901_000);
    await wave.deliverDue();
    await wave.deliverDue();
    expect(received.filter(({ status }) => status === 'SCHEDULER_TRANSACTION_TIMED_OUT')).toHaveLength(received.length);
    expect(received[0]).toMatchObject({ initiatorMsisdn: null, transactionId: null });
  });

  test('lets the payer press buttons on a page that says what it is', async () => {
    const { reference } = await pay();
    const after = await fetch(wave.payPage(reference), { method: 'POST', body: new URLSearchParams({ action: 'cancel' }) });
    expect(await after.text()).toContain('cancelled');
    expect(received[0]).toMatchObject({ status: 'PAYMENT_REQUEST_CANCELLED' });
  });
});
