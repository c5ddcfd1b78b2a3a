import { describe, expect, test } from 'vitest';
import { bodyHolds, signBody } from '../../../../core/payments/mmqr/sign.ts';

const BODY = '{"orderId":"ORD-199399933","amount":5000,"method":"QR","currency":"MMK","vendor":"KBZ Pay","status":"SUCCESS","condition":"PRISTINE","transactionRefId":"TRX0001"}';
const SIGNATURE = 'd685eae386fcd3bff1bc83a0b4d1d51aaed0865383ff5946eeba0cfa25e26b31';
const KEY = 'sk_test_example';

describe('the signature of MMQR\'s issuer', () => {
  test('agrees with the vector (payments.md §6.2)', () => {
    expect(signBody('1700000000000', BODY, KEY)).toBe(SIGNATURE);
    expect(bodyHolds('1700000000000', Buffer.from(BODY), SIGNATURE, KEY)).toBe(true);
  });

  test.each([
    ['one space more', '1700000000000', `${BODY} `, SIGNATURE, KEY], ['another nonce', '1700000000001', BODY, SIGNATURE, KEY],
    ['another key', '1700000000000', BODY, SIGNATURE, 'sk_test_other'], ['no signature', '1700000000000', BODY, '', KEY],
    ['the same fields in another order', '1700000000000', BODY.replace('"orderId":"ORD-199399933","amount":5000', '"amount":5000,"orderId":"ORD-199399933"'), SIGNATURE, KEY],
  ])('does not hold with %s', (_name, nonce, body, signature, key) => {
    expect(bodyHolds(nonce, Buffer.from(body), signature, key)).toBe(false);
  });
});
