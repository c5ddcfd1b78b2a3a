import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kbzPay } from '../../../../core/payments/kbzpay/kbzpay.ts';
import type { KbzPayRefundSettings } from '../../../../core/payments/kbzpay/settings.ts';
import type { NewRefund } from '../../../../core/payments/provider.ts';
import { noTrouble } from '../../../emulators/kbzpay/order.ts';
import { useCounter } from '../counter.ts';

const pem = (name: string): string => readFileSync(new URL(`../../../emulators/kbzpay/tls/${name}`, import.meta.url), 'utf8');

describe('a refund through KBZPay', () => {
  const shop = useCounter();
  const { db } = shop;
  const gateway = () => shop.emulators.kbzpay;
  const provider = () => shop.provider('kbzpay');
  const backOf = (charge: string) => gateway().orders.get(charge)?.refunds.map(({ amount }) => amount);
  afterEach(() => db.empty());
  beforeEach(() => { Object.assign(gateway().trouble, noTrouble()); });

  async function paid(change: Partial<NewRefund> = {}): Promise<NewRefund> {
    const { charge } = await shop.waiting('kbzpay');
    await gateway().pay(charge);
    return { chargeId: charge, refundId: 'refund1', amount: 50_000, paid: 50_000, reason: 'a test', ...change };
  }

  test('goes over mutual TLS, whole or in parts, and never beyond what was paid', async () => {
    const refund = await paid({ amount: 20_000 });
    expect(provider().capabilities.refund).toBe('part');
    expect(await provider().refund(refund)).toMatchObject({ kind: 'refunded', transaction: expect.any(String) as string });
    expect(await provider().refund({ ...refund, refundId: 'refund2', amount: 30_000 })).toMatchObject({ kind: 'refunded' });
    expect(await provider().refund({ ...refund, refundId: 'refund3', amount: 1000 })).toEqual({ kind: 'refused', code: 'REFUND_FAIL' });
    expect(backOf(refund.chargeId)).toEqual([20_000, 30_000]);
  });

  test('asked for again under the same id is the same refund', async () => {
    const refund = await paid();
    gateway().trouble.losesRefundAnswers = true;
    expect(await provider().refund(refund)).toMatchObject({ kind: 'unknown' });
    gateway().trouble.losesRefundAnswers = false;
    expect(await provider().queryRefund(refund)).toMatchObject({ kind: 'refunded' });
    expect(await provider().refund(refund)).toMatchObject({ kind: 'refunded' });
    expect(backOf(refund.chargeId)).toEqual([50_000]);
  });

  test('that takes its time is pending until it is done', async () => {
    gateway().trouble.refundsSlowly = true;
    const refund = await paid();
    expect(await provider().refund(refund)).toEqual({ kind: 'pending' });
    expect(await provider().queryRefund(refund)).toEqual({ kind: 'pending' });
    expect(await provider().queryRefund(refund)).toMatchObject({ kind: 'refunded' });
  });

  test('that nobody asked for is unknown, and a payment that never was is refused', async () => {
    const refund = await paid();
    expect(await provider().queryRefund(refund)).toMatchObject({ kind: 'unknown' });
    expect(await provider().refund({ ...refund, chargeId: 'nobody_1' })).toMatchObject({ kind: 'refused' });
  });

  test('that the gateway answers with HTML is unknown', async () => {
    const refund = await paid();
    gateway().trouble.down = true;
    expect(await provider().refund(refund)).toMatchObject({ kind: 'unknown' });
    expect(await provider().queryRefund(refund)).toMatchObject({ kind: 'unknown' });
    expect(backOf(refund.chargeId)).toEqual([]);
  });

  test.each<[string, Partial<KbzPayRefundSettings>]>([
    ['a stranger\'s certificate', { certificate: pem('stranger.crt'), key: pem('stranger.key') }],
    ['a wrong passphrase', { passphrase: 'wrong' }],
    ['a server that another authority signed', { authority: pem('stranger.crt') }],
  ])('moves nothing with %s', async (_name, change) => {
    const refund = await paid();
    const tls: KbzPayRefundSettings = {
      url: gateway().refundUrl, certificate: pem('merchant.crt'), key: pem('merchant.key'), passphrase: 'emulator', authority: pem('authority.crt'), ...change,
    };
    const merchant = { appId: 'kp0123456789abcdef0123456789abcd', merchantCode: '200001', appKey: 'emulator-app-key-0123456789abcdef' };
    const other = kbzPay({ clock: db.clock, settings: { ...merchant, apiUrl: gateway().apiUrl, pwaUrl: gateway().pwaUrl, notifyUrl: '', refund: tls } });
    expect(await other.refund(refund)).toMatchObject({ kind: 'unknown' });
    expect(backOf(refund.chargeId)).toEqual([]);
  });
});
