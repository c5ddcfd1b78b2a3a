import { parse } from 'lossless-json';
import { describe, expect, test } from 'vitest';
import { callbackContent, callbackHolds, requestContent, waveHash } from '../../../../core/payments/wavepay/sign.ts';
import type { Fields } from '../../../../core/payments/wire.ts';

const SECRET = 'test-secret';

/** payments.md §2.7, vector 2: a callback as it travels. */
const CONFIRMED = {
  status: 'PAYMENT_CONFIRMED', merchantId: 'testmerchantID', orderId: '100', merchantReferenceId: 'ref-001', frontendResultUrl: 'https://shop.test',
  backendResultUrl: 'https://shop.test/wave/callback', initiatorMsisdn: '9791009039', amount: '1000', timeToLiveSeconds: 300,
  paymentDescription: 'x', currency: 'MMK', transactionId: '360', paymentRequestId: '360', requestTime: '2019-11-06T15:38:56',
};

describe('WavePay\'s hashes', () => {
  test('agree with vector 0: the plain HMAC', () => {
    expect(waveHash('HelloMessage', 'secret-key-1234')).toBe('d857c841f6cfe2021999a2c929ac85b6fd299b15192415c26e56fdd500869025');
  });

  test('agree with vector 1: a request', () => {
    const content = requestContent({
      time_to_live_in_seconds: '300', merchant_id: 'testmerchantID', order_id: '100', amount: '1000',
      backend_result_url: 'https://shop.test/wave/callback', merchant_reference_id: 'ref-001',
    });
    expect(content).toBe('300testmerchantID1001000https://shop.test/wave/callbackref-001');
    expect(waveHash(content, SECRET)).toBe('0921915e2f0a948b2cffd5a9b22325b044a3c1544d2e3d65612a4527412a38a5');
  });

  test('agree with vector 2: a callback', () => {
    const hash = 'fc851e34d4a4b609a23ccd669ce8e96c118d6a466d4a1c3abcf8677098609622';
    const fields = { ...CONFIRMED, transactionId: '360', paymentRequestId: '360' };
    expect(waveHash('PAYMENT_CONFIRMED300testmerchantID1001000https://shop.test/wave/callbackref-00197910090393603602019-11-06T15:38:56', SECRET)).toBe(hash);
    expect(callbackHolds({ ...fields, hashValue: hash }, SECRET)).toBe(true);
    expect(callbackHolds({ ...fields, hashValue: hash.toUpperCase() }, SECRET)).toBe(true);
  });

  test('agree with vector 3: null counts as its four letters, and so does what is absent', () => {
    const hash = 'ffa5a8cdb15391cee40d2f67945754f71b18532aa491abb69da14892d400bfd1';
    const fields = { ...CONFIRMED, status: 'SCHEDULER_TRANSACTION_TIMED_OUT', initiatorMsisdn: null, paymentRequestId: '360', requestTime: '2019-11-06T15:43:58', hashValue: hash };
    expect(callbackContent({ ...fields, transactionId: null })).toContain('nullnull360');
    expect(callbackHolds({ ...fields, transactionId: null }, SECRET)).toBe(true);
    expect(callbackHolds({ ...fields, transactionId: undefined }, SECRET)).toBe(true);
  });

  test('cover numbers as they were written', () => {
    const fields = parse('{"amount":1000.50,"timeToLiveSeconds":300}') as Fields;
    expect(callbackContent(fields)).toBe('null300nullnull1000.50nullnullnullnullnullnull');
  });

  test.each([['another amount', { amount: '9000' }], ['another reference', { merchantReferenceId: 'ref-002' }], ['no hash', { hashValue: '' }], ['a Burmese hash', { hashValue: 'ကျပ်' }]])('do not hold with %s', (_name, change) => {
    const hash = 'fc851e34d4a4b609a23ccd669ce8e96c118d6a466d4a1c3abcf8677098609622';
    expect(callbackHolds({ ...CONFIRMED, hashValue: hash, ...change }, SECRET)).toBe(false);
  });
});
