import { parse } from 'lossless-json';
import { describe, expect, test } from 'vitest';
import { movableClock } from '../../../../core/clock.ts';
import { payFormOf } from '../../../../core/payments/ayagateway/create-charge.ts';
import { readPayload } from '../../../../core/payments/ayagateway/payload.ts';
import { checkSum, payloadHolds, payloadValues } from '../../../../core/payments/ayagateway/sign.ts';
import type { Fields } from '../../../../core/payments/wire.ts';

const SECRET = 'test-secret';
/** payments.md §3A: a real payload misspells `currencyCode` and leaves out what does not apply. */
const PAYLOAD = {
  merchOrderId: 'LXAYA1007184542', tranId: 'C17913987426393655', amount: '1000', currenyCode: '104', statusCode: '01', paymentMobileNumber: '', tranRef: '',
  userRef1: null, userRef2: '', userRef3: '', userRef4: '', userRef5: '', description: '', dateTime: '2026-10-08 01:15:43',
};
const SUM = '19ccb82f114da887b4dcd8efd51dc644334689b664181714585344db19cee235';

describe('the checksums of AYA\'s gateway', () => {
  test.each([
    ['pay', ['ORD123456', '1000', 'app-key', '1733470212', 'cart-9', '', '', '', '', 'Order', '104', 'kbz_pay', 'QR', 'https://shop.test/done'], 'b848bf2352366d7fdab85c815952bc9e9bbb8332ce73cac1d7391f1331afe3c9'],
    ['services', ['app-key', SECRET, '1733470212'], '6954fcad310bd33728948ce7e5328a8206d45d4eb1292fb4f3a105f5ab951174'],
    ['enquiry', ['ORD123456', '1733470212', 'app-key'], '92c63df1d51e3f9fe8844d26e9f6e6d3d579d86d83bda0631a4d5a240933ef11'],
  ])('agree with the vector of %s', (_name, values, sum) => {
    expect(checkSum(values, SECRET)).toBe(sum);
  });

  test('agree with the vector of a callback: only keys that are there, null as nothing', () => {
    expect(payloadValues(PAYLOAD).join(':')).toBe('LXAYA1007184542:C17913987426393655:1000:104:01:::::::::2026-10-08 01:15:43');
    expect(payloadHolds(PAYLOAD, SUM, SECRET)).toBe(true);
    expect(payloadHolds({ ...PAYLOAD, amount: '9000' }, SUM, SECRET)).toBe(false);
    expect(payloadHolds({ ...PAYLOAD, nameOnCard: '' }, SUM, SECRET)).toBe(false);
  });

  test('cover numbers as they were written, and no key that nobody documented', () => {
    expect(payloadValues(parse('{"statusCode":"00","amount":1000.0,"merchOrderId":"A","tomorrow":"x"}') as Fields)).toEqual(['A', '1000.0', '00']);
  });

  test('stand at the end of a form of fourteen fields in their order', () => {
    const clock = movableClock();
    const settings = { apiUrl: 'https://pgw.test', appKey: 'app-key', appSecret: SECRET, channel: 'kbz_pay', method: 'QR', returnUrl: () => 'https://shop.test/done' } as const;
    const form = payFormOf({ settings, clock }, { chargeId: 'ORD123456', amount: 1000, way: 'app', title: 'Order', minutes: 30, page: 'p' });
    expect(form.fields.map(([name]) => name)).toEqual([
      'merchOrderId', 'amount', 'appKey', 'timestamp', 'userRef1', 'userRef2', 'userRef3', 'userRef4', 'userRef5', 'description', 'currencyCode', 'channel', 'method',
      'overrideFrontendRedirectUrl', 'checkSum',
    ]);
    const values = form.fields.map(([, value]) => value);
    expect(values[14]).toBe(checkSum(values.slice(0, 14), SECRET));
    expect(values[3]).toBe(String(Math.floor(clock.now().getTime() / 1000)));
  });
});

describe('a payload of AYA\'s gateway', () => {
  const triple = (change: object = {}) => {
    const fields = { ...PAYLOAD, ...change };
    return { payload: Buffer.from(JSON.stringify(fields)).toString('base64'), checkSum: checkSum(payloadValues(fields), SECRET), merchOrderId: PAYLOAD.merchOrderId };
  };

  test('is read with the spaces that a form made of its plus signs', () => {
    const given = triple({ description: '>>>>???>>>' });
    expect(given.payload).toContain('+');
    expect(readPayload({ ...given, payload: given.payload.replaceAll('+', ' ') }, SECRET)).toMatchObject({ kind: 'payload', chargeId: 'LXAYA1007184542' });
  });

  test.each([
    ['forged', 'another checksum', { checkSum: 'f'.repeat(64) }], ['forged', 'another order outside than inside', { merchOrderId: 'LXAYA1007184543' }],
    ['malformed', 'no checksum', { checkSum: '' }], ['malformed', 'no payload', { payload: '' }], ['malformed', 'a payload that is no JSON', { payload: 'AAAA' }],
  ])('is %s with %s', (kind, _name, change) => {
    expect(readPayload({ ...triple(), ...change }, SECRET)).toEqual({ kind });
  });
});
