import { parse } from 'lossless-json';
import { describe, expect, test } from 'vitest';
import { signatureHolds, signatureOf, signingContent } from '../../../../core/payments/kbzpay/sign.ts';
import type { Fields } from '../../../../core/payments/wire.ts';

const KEY = '192006250b4c09247ec02edce69f6a2d';
const APP = 'kp123456789987654321abcdefghijkl';

/** payments.md §1.8: fields (as they travel), the string that is signed, its signature. */
const vectors: readonly { name: string; fields: Fields; content: string; sign: string }[] = [
  {
    name: 'A: precreate',
    fields: {
      timestamp: '1536637503', notify_url: 'http://test.com/payment/notify', method: 'kbz.payment.precreate', nonce_str: '845255910308564481',
      sign_type: 'SHA256', sign: 'X', version: '1.0', merch_order_id: '201811212009001', merch_code: '100001', appid: APP,
      trade_type: 'APPH5', total_amount: '1000', trans_currency: 'MMK',
    },
    content: `appid=${APP}&merch_code=100001&merch_order_id=201811212009001&method=kbz.payment.precreate&nonce_str=845255910308564481&notify_url=http://test.com/payment/notify&timestamp=1536637503&total_amount=1000&trade_type=APPH5&trans_currency=MMK&version=1.0`,
    sign: '9772777A4AA42FA8B4B4106BEC3348EB7BA2AB2C70BEEA6F17C8051B91F38A1D',
  },
  {
    name: 'B: the app page',
    fields: {
      prepay_id: 'KBZ00c25d94271b4d950ec748fdaf20c81d2b154042384', merch_code: '200001', appid: 'kp419a753459284f72aa76d2ae9d6057',
      timestamp: '1535165303', nonce_str: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
    },
    content: 'appid=kp419a753459284f72aa76d2ae9d6057&merch_code=200001&nonce_str=5K8264ILTKCH16CQ2502SI8ZNMTM67VS&prepay_id=KBZ00c25d94271b4d950ec748fdaf20c81d2b154042384&timestamp=1535165303',
    sign: '88B66A05523416369C6BF619740D991C1C0F743882042A7AF7868FEEC256859C',
  },
  {
    name: 'C: a callback with a capital letter',
    fields: {
      appid: APP, notify_time: '1536637600', merch_code: '100001', merch_order_id: '201811212009001', mm_order_id: '01003791060036848066',
      total_amount: '1000', trans_currency: 'MMK', trade_status: 'PAY_SUCCESS', trans_end_time: '1536637590', callback_info: 'title%3Diphonex',
      nonce_str: '845255910308564482', mmqr_ref: '0123456789', Wallet_identifier: 'MCB', sign_type: 'SHA256',
    },
    content: `Wallet_identifier=MCB&appid=${APP}&callback_info=title%3Diphonex&merch_code=100001&merch_order_id=201811212009001&mm_order_id=01003791060036848066&mmqr_ref=0123456789&nonce_str=845255910308564482&notify_time=1536637600&total_amount=1000&trade_status=PAY_SUCCESS&trans_currency=MMK&trans_end_time=1536637590`,
    sign: 'A24D2AF0AE313B0FF9EA538073E53259E79678392857400A0D163233B4E81BE1',
  },
  {
    name: 'D: a list and an empty value are not signed',
    fields: {
      appid: APP, merch_code: '100001', merch_order_id: '201811212009001', method: 'kbz.payment.queryorder', nonce_str: '845255910308564481',
      timestamp: '1536637503', version: '3.0', refund_info: [{ refund_amount: '1' }], mm_order_id: '', sign_type: 'SHA256',
    },
    content: `appid=${APP}&merch_code=100001&merch_order_id=201811212009001&method=kbz.payment.queryorder&nonce_str=845255910308564481&timestamp=1536637503&version=3.0`,
    sign: 'E0320C2F395C8900A5495F909393D672A39966FD3EF3187BCAF994B5F8840916',
  },
];

describe('KBZPay\'s signature', () => {
  test.each(vectors)('agrees with vector $name', ({ fields, content, sign }) => {
    expect(signingContent(fields)).toBe(content);
    expect(signatureOf(content, KEY)).toBe(sign);
    expect(signatureHolds({ ...fields, sign }, KEY)).toBe(true);
    expect(signatureHolds({ ...fields, sign: sign.toLowerCase() }, KEY)).toBe(true);
  });

  test('does not hold for changed, added or missing fields, another key, or no signature', () => {
    const { fields, sign } = vectors[2] ?? { fields: {}, sign: '' };
    expect(signatureHolds({ ...fields, sign, total_amount: '100000' }, KEY)).toBe(false);
    expect(signatureHolds({ ...fields, sign, extra: 'x' }, KEY)).toBe(false);
    expect(signatureHolds({ ...fields, sign, mmqr_ref: undefined }, KEY)).toBe(false);
    expect(signatureHolds({ ...fields, sign }, `${KEY}0`)).toBe(false);
    expect(signatureHolds(fields, KEY)).toBe(false);
    expect(signatureHolds({ ...fields, sign: 'ကျပ်' }, KEY)).toBe(false);
  });

  test('keeps a zero, and takes a number as it was written', () => {
    const fields = parse('{"code":"0","count":0,"total_amount":1000.50,"rate":1000.0,"big":12345678901234567890}') as Fields;
    expect(signingContent(fields)).toBe('big=12345678901234567890&code=0&count=0&rate=1000.0&total_amount=1000.50');
  });
});
