import { describe, expect, test } from 'vitest';
import { maskPhones, maskStoredPhones } from '../../../core/payments/mask-phones.ts';
import { PaymentCallbacks } from '../../../core/payments/payment-callback.model.ts';
import { useDatabase } from '../../support/database.ts';

describe('the text of a callback', () => {
  const db = useDatabase();

  test.each([
    ['"payer":"9791000123","amount":"50000"', '"payer":"9•••123","amount":"50000"'],
    ['PAYMENT_CONFIRMED600kyc509791000123c4791009039tx55', 'PAYMENT_CONFIRMED600kyc509791000123c4791009039tx55'],
    ['PAYMENT_CONFIRMED50000https://x/charge79791009039880012', 'PAYMENT_CONFIRMED50000https://x/charge79•••9039880012'],
    ['{"phone":"09791000123"}', '{"phone":"09•••123"}'],
    ['PAYMENT_CONFIRMED:+959791000123:50000', 'PAYMENT_CONFIRMED:+959•••123:50000'],
    ['customer=959791000123&total_amount=1000', 'customer=959•••123&total_amount=1000'],
    ['transaction=20261121095900012345678', 'transaction=20261121095900012345678'],
    ['order=a09791000123', 'order=a09791000123'],
  ])('%s', (content, masked) => {
    expect(maskPhones(content, 'charge7')).toBe(masked);
    expect(maskPhones(masked, 'charge7')).toBe(masked);
  });

  test('that was stored with a number is masked by the migration, and everything else stays', async () => {
    const row = { provider: 'wavepay' as const, charge: 'c', receivedAt: db.clock.now() };
    await PaymentCallbacks(db.reader).create([{ ...row, _id: 'wavepay:1', content: 'x 09791000123' }, { ...row, _id: 'wavepay:2', content: '50000' }]);
    await maskStoredPhones(db.reader);
    await maskStoredPhones(db.reader);
    expect((await PaymentCallbacks(db.reader).find().sort({ _id: 1 }).lean()).map(({ content }) => content)).toEqual(['x 09•••123', '50000']);
  });
});
