import { createCipheriv } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTlv, sealHolds } from '../../../../core/payments/mmqr/emvco.ts';
import { listOpenCases } from '../../../../core/payments/open-case.ts';
import { noPayTrouble } from '../../../emulators/payer/pay-order.ts';
import { useCounter } from '../counter.ts';

const KEY = 'emulator-key-of-32-characters-00';

function encrypt(value: unknown, key = KEY): string {
  const cipher = createCipheriv('aes-256-ecb', key, null);
  return cipher.update(JSON.stringify(value), 'utf8', 'base64') + cipher.final('base64');
}

describe('AYA Pay\'s wallet API', () => {
  const shop = useCounter();
  const { db, work } = shop;
  const aya = () => shop.emulators.ayawallet;
  afterEach(() => db.empty());
  beforeEach(() => { Object.assign(aya().trouble, noPayTrouble()); });

  test('gives a QR that every app with MMQR reads, and a number to ask by', async () => {
    const { order } = await shop.waiting('ayawallet');
    expect(sealHolds(order.qr ?? '')).toBe(true);
    expect(readTlv(order.qr ?? '')?.get('54')).toBe('50000');
    expect(order.reference).toMatch(/^\d{12}$/);
    expect(aya().payPageUrl(order.qr ?? '')).toContain('/pay/');
  });

  test('is logged into once for many calls, again when the tokens run out or are forgotten', async () => {
    const before = aya().logins;
    await shop.waiting('ayawallet');
    const provider = shop.provider('ayawallet');
    await Promise.all([1, 2, 3].map(() => provider.query({ chargeId: 'nobody_1' })));
    expect(aya().logins - before).toBeLessThanOrEqual(1);
    const then = aya().logins;
    aya().trouble.forgetsTokens = true;
    expect(await provider.query({ chargeId: 'nobody_1' })).toEqual({ kind: 'missing' });
    db.clock.move(2 * 3_600_000);
    expect(await provider.query({ chargeId: 'nobody_1' })).toEqual({ kind: 'missing' });
    expect(aya().logins).toBe(then + 2);
  });

  test('gives the whole payment back, and never a part', async () => {
    const { order, charge } = await shop.waiting('ayawallet');
    await aya().pay(charge);
    const refund = { chargeId: charge, reference: order.reference ?? '', refundId: 'r1', amount: 50_000, paid: 50_000, reason: 'x' };
    const provider = shop.provider('ayawallet');
    expect(await provider.refund({ ...refund, amount: 1000 })).toMatchObject({ kind: 'refused' });
    expect(await provider.refund({ ...refund, chargeId: 'nobody_1' })).toMatchObject({ kind: 'unknown' });
    expect(await provider.queryRefund(refund)).toMatchObject({ kind: 'refused' });
    expect(await provider.refund(refund)).toEqual({ kind: 'refunded' });
    expect(await provider.refund(refund)).toEqual({ kind: 'refunded' });
    expect(await provider.queryRefund(refund)).toEqual({ kind: 'refunded' });
  });

  test('that lost the answer to a refund is asked whether it was done', async () => {
    const { order, charge } = await shop.waiting('ayawallet');
    await aya().pay(charge);
    const refund = { chargeId: charge, reference: order.reference ?? '', refundId: 'r1', amount: 50_000, paid: 50_000, reason: 'x' };
    aya().trouble.losesRefundAnswers = true;
    expect(await shop.provider('ayawallet').refund(refund)).toMatchObject({ kind: 'unknown' });
    expect(await shop.provider('ayawallet').queryRefund(refund)).toEqual({ kind: 'refunded' });
    aya().trouble.losesRefundAnswers = false;
  });

  test.each([
    ['encrypted with another key', () => ({ paymentResult: encrypt({ data: { externalTransactionId: 'a_1' } }, 'x'.repeat(32)) })],
    ['with a checksum of something else', () => ({ paymentResult: encrypt({ data: { externalTransactionId: 'a_1' } }), checksum: 'f'.repeat(64) })],
    ['of random bytes', () => ({ paymentResult: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' })],
  ])('refuses a callback %s: 401, counted', async (_name, body) => {
    const before = shop.forged.length;
    expect((await shop.call('ayawallet', JSON.stringify(body()))).status).toBe(401);
    expect(shop.forged.length).toBe(before + 1);
  });

  test('takes a callback as a form too, of a payment or of a refund, and believes none of what it says', async () => {
    const { charge } = await shop.waiting('ayawallet');
    const result = encrypt({ err: 200, message: 'Success', data: { externalTransactionId: charge, amount: 50_000 } });
    for (const name of ['paymentResult', 'refundResult']) {
      const answer = await shop.call('ayawallet', new URLSearchParams({ [name]: result }).toString(), { 'content-type': 'application/x-www-form-urlencoded' });
      expect(answer.status).toBe(200);
    }
    await work();
    expect(await shop.balance()).toBe(0);
    expect(await listOpenCases(db.reader)).toEqual([]);
  });
});
