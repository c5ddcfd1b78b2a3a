import { describe, expect, test } from 'vitest';
import { checksumHolds, decryptResult } from '../../../../core/payments/ayawallet/decrypt.ts';

const KEY = '0123456789abcdef0123456789abcdef';
/** payments.md §3B */
const AYA = 'c5FwrtIbo6/b05Bw9NhNYO1tKZjG8T8McUKb0xg6upJN1Ri2neEReot8XRYrEE5rX27SjHxhFXOMUCa9RtM33p93+3EZ0nSMMGAhp0WZKYEbLxsIrxnV4sG5QXd7U8og4Ahax6X98s6ujEWphbk5lg==';
/** payments.md §6.1: an aggregator that encrypts in the same way, with a checksum beside it. */
const DINGER = 'VZZ2sGY7EEAA/b7aLn7oFz/EgYW3Nt+pUN7/6XL6EhQwncEU+eiDv1bYzSofiJholJYnUVhgcb2Qm1ZjtBEPtgPtdl458x3ujrtdweyw7eee+CPNl3coy80lDD/74dopSbotvC64kmtPADhqcnbYTWA8couqcqO7T2f20MbQFba33vP3X+MqWOQVx4QsbK3871I4mHahxniuugUwH97kgyJp9v/2NnJgXzna0dDg+u9I2jOpxz8zN9qjc0bWa3LAbS3qWCK5ttlRn/CHy0Bl9A==';

describe('a result of AYA\'s wallet API', () => {
  test('is decrypted as the vector says, also when a form made spaces of its plus signs', () => {
    const text = '{"err":200,"message":"Success","data":{"externalTransactionId":"T00001","referenceNumber":"210943504158"}}';
    expect(decryptResult(AYA, KEY)).toBe(text);
    expect(decryptResult(AYA.replaceAll('+', ' '), KEY)).toBe(text);
  });

  test('has a checksum like the aggregator\'s vector', () => {
    const text = decryptResult(DINGER, KEY) ?? '';
    expect(text).toBe('{"totalAmount":2200,"createdAt":"20240101 120000","transactionStatus":"SUCCESS","methodName":"QR","merchantOrderId":"ORD-1","transactionId":"TX-1","customerName":"Mg Mg","providerName":"KBZ Pay"}');
    expect(checksumHolds(text, '1dbacce2f30e95efb7a331de7415883889106111f430fc487eea051fad826fb0')).toBe(true);
    expect(checksumHolds(`${text} `, '1dbacce2f30e95efb7a331de7415883889106111f430fc487eea051fad826fb0')).toBe(false);
  });

  test.each([['another key', AYA, 'f'.repeat(32)], ['a key that is too short', AYA, 'short'], ['no ciphertext', 'AAAA', KEY], ['nothing', '', KEY]])('is nothing with %s', (_name, encoded, key) => {
    expect(decryptResult(encoded, key)).toBeUndefined();
  });
});
