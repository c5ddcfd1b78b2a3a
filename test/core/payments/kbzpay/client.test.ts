import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { movableClock } from '../../../../core/clock.ts';
import { kbzPay } from '../../../../core/payments/kbzpay/kbzpay.ts';
import { readKyat } from '../../../../core/payments/wire.ts';
import { signatureOf, signingContent } from '../../../../core/payments/kbzpay/sign.ts';

const KEY = '192006250b4c09247ec02edce69f6a2d';
const HOST = 'https://gateway.test';
const provider = kbzPay({
  settings: {
    apiUrl: `${HOST}/payment/gateway`, closeApiUrl: 'https://close.test/payment/gateway', pwaUrl: 'https://pwa.test/#/', appId: 'kp1', merchantCode: '100001',
    appKey: KEY, notifyUrl: 'https://our.test/webhooks/payments/kbzpay',
  },
  clock: movableClock(),
});
const charge = { chargeId: 'abc_1', amount: 5000, way: 'qr', title: 'Wallet top-up', minutes: 30, page: 'p1' } as const;

/** A signed answer of the gateway. */
function answer(fields: Record<string, unknown>): string {
  const all = { result: 'SUCCESS', code: '0', nonce_str: 'N1', ...fields };
  return JSON.stringify({ Response: { ...all, sign_type: 'SHA256', sign: signatureOf(signingContent(all), KEY) } });
}
const paid = { merch_order_id: 'abc_1', trade_status: ' PAY_SUCCESS', total_amount: '5000', trans_currency: 'MMK', mm_order_id: '01003791060036848066' };
const asks = (body: string, status = 200) => nock(HOST).post('/payment/gateway/queryorder').reply(status, body);

describe('the client of KBZPay', () => {
  beforeAll(() => { nock.disableNetConnect(); });
  afterEach(() => { nock.cleanAll(); });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });

  test('asks for an order with everything signed, biz_content as an object and the amount as text', async () => {
    let sent: Record<string, unknown> = {};
    nock(HOST).post('/payment/gateway/precreate', (body: { Request: Record<string, unknown> }) => { sent = body.Request; return true; })
      .reply(200, answer({ merch_order_id: 'abc_1', prepay_id: 'KBZ00x', qrCode: 'QR' }));
    expect(await provider.create(charge)).toEqual({ kind: 'created', qr: 'QR' });
    expect(sent).toMatchObject({ method: 'kbz.payment.precreate', version: '1.0', sign_type: 'SHA256', notify_url: 'https://our.test/webhooks/payments/kbzpay' });
    expect(sent.biz_content).toMatchObject({ trade_type: 'PAY_BY_QRCODE', total_amount: '5000', trans_currency: 'MMK', timeout_express: '30m' });
    expect(sent.timestamp).toMatch(/^\d{10}$/);
    expect(sent.sign).toBe(signatureOf(signingContent({ ...sent, ...(sent.biz_content as object) }), KEY));
  });

  test('makes a link of the app page whose five parameters are signed', async () => {
    nock(HOST).post('/payment/gateway/precreate').reply(200, answer({ merch_order_id: 'abc_1', prepay_id: 'KBZ00x' }));
    const created = await provider.create({ ...charge, way: 'app' });
    const link = created.kind === 'created' ? created.link ?? '' : '';
    expect(link).toMatch(/^https:\/\/pwa\.test\/#\/\?appid=kp1&merch_code=100001&nonce_str=\w{32}&prepay_id=KBZ00x&timestamp=\d{10}&sign=[0-9A-F]{64}$/);
    const { sign, ...fields } = Object.fromEntries(new URLSearchParams(link.split('?')[1]));
    expect(sign).toBe(signatureOf(signingContent(fields), KEY));
  });

  test('reads a payment, the space before its status included', async () => {
    asks(answer(paid));
    expect(await provider.query({ chargeId: 'abc_1' })).toEqual({ kind: 'found', status: 'paid', amountText: '5000', amount: 5000, currency: 'MMK', transaction: '01003791060036848066' });
  });

  test('reads numbers as they were written', async () => {
    const text = answer({ ...paid, total_amount: '5000.00' }).replace('"5000.00"', '5000.00');
    asks(text);
    expect(await provider.query({ chargeId: 'abc_1' })).toMatchObject({ amountText: '5000.00', amount: 5000 });
  });

  test.each([
    ['an HTML page', '<html>502</html>'], ['half a JSON', '{"Response":{'], ['nothing', ''], ['a list', '[]'],
    ['a wrong signature', answer(paid).replace('"5000"', '"9000"')], ['another order', answer({ ...paid, merch_order_id: 'other_1' })],
    ['an unknown status', answer({ ...paid, trade_status: 'SETTLED' })], ['a payment without an amount', answer({ ...paid, total_amount: '' })],
    ['an endless answer', `{"Response":{"x":"${'x'.repeat(70_000)}"}}`],
  ])('takes %s as no answer', async (_name, body) => {
    asks(body);
    expect(await provider.query({ chargeId: 'abc_1' })).toMatchObject({ kind: 'unknown' });
  });

  test.each(['SYSTEM_ERROR', 'FLOW_CONTROL', 'ATHENTICATION_FAIL'])('takes %s as no answer to a query', async (code) => {
    asks(answer({ result: 'FAIL', code }));
    expect(await provider.query({ chargeId: 'abc_1' })).toMatchObject({ kind: 'unknown' });
  });

  test('knows an order that does not exist', async () => {
    asks(answer({ result: 'FAIL', code: 'QUERYORDER_FAIL' }));
    expect(await provider.query({ chargeId: 'abc_1' })).toEqual({ kind: 'missing' });
  });

  test('follows no redirect and survives a broken line', async () => {
    nock(HOST).post('/payment/gateway/queryorder').reply(302, '', { location: 'https://evil.test/' });
    expect(await provider.query({ chargeId: 'abc_1' })).toMatchObject({ kind: 'unknown' });
    nock(HOST).post('/payment/gateway/queryorder').replyWithError('socket hang up');
    expect(await provider.query({ chargeId: 'abc_1' })).toMatchObject({ kind: 'unknown' });
  });

  test('closes an order where closing is served, and takes "closed already" for closed', async () => {
    nock('https://close.test').post('/payment/gateway/closeorder').reply(200, answer({ merch_order_id: 'abc_1' }));
    expect(await provider.close({ chargeId: 'abc_1' })).toEqual({ kind: 'closed' });
    nock('https://close.test').post('/payment/gateway/closeorder').reply(200, answer({ result: 'FAIL', code: 'ORDER_ALREADY_CLOSED' }));
    expect(await provider.close({ chargeId: 'abc_1' })).toEqual({ kind: 'closed' });
    nock('https://close.test').post('/payment/gateway/closeorder').reply(200, answer({ result: 'FAIL', code: 'AOP03028' }));
    expect(await provider.close({ chargeId: 'abc_1' })).toMatchObject({ kind: 'unknown' });
  });

  test.each([['1000', 1000], ['1000.0', 1000], ['1000.00', 1000], ['1000.50', undefined], ['-5', undefined], ['1e3', undefined], ['', undefined]])('reads %s as %s kyat', (text, amount) => {
    expect(readKyat(text)).toBe(amount);
  });
});
