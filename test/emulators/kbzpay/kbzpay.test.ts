import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { movableClock } from '../../../core/clock.ts';
import { crc16, emulatedQr, referenceOf } from './mmqr.ts';
import { noTrouble } from './order.ts';
import { gatewaySign } from './sign.ts';
import { startKbzPayEmulator, type KbzPayEmulator } from './start-kbzpay.ts';

const merchant = { appId: 'kp123456789987654321abcdefghijkl', merchantCode: '100001', appKey: '192006250b4c09247ec02edce69f6a2d' };

/** A third signer, straight from the words of payments.md §1.4, with which this test speaks as a merchant. */
function sign(message: Record<string, unknown>): string {
  const map: Record<string, unknown> = { ...message, ...(message.biz_content as object | undefined) };
  let text = '';
  for (const key of Object.keys(map).sort()) {
    const value = map[key];
    if (key === 'sign' || key === 'sign_type' || value === '' || value == null || typeof value === 'object') continue;
    text += `${key}=${String(value)}&`;
  }
  return createHash('sha256').update(`${text}key=${merchant.appKey}`, 'utf8').digest('hex').toUpperCase();
}

describe('the emulated gateway', () => {
  const clock = movableClock();
  let gateway: KbzPayEmulator;
  let shop: Server;
  let notifyUrl: string;
  let received: Record<string, string>[] = [];
  let answers: string[] = [];

  beforeAll(async () => {
    gateway = await startKbzPayEmulator({ ...merchant, now: clock.now });
    shop = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
      request.on('end', () => {
        received.push((JSON.parse(body) as { Request: Record<string, string> }).Request);
        response.end(answers.shift() ?? 'success');
      });
    });
    await new Promise<void>((resolve) => { shop.listen(0, '127.0.0.1', resolve); });
    notifyUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/notify`;
  });
  afterAll(async () => {
    await gateway.stop();
    shop.closeAllConnections();
    shop.close();
  });
  beforeEach(() => {
    received = [];
    answers = [];
    Object.assign(gateway.trouble, noTrouble());
  });

  async function call(api: string, biz: Record<string, string>, change: Record<string, unknown> = {}): Promise<Record<string, string>> {
    const message: Record<string, unknown> = {
      timestamp: '1536637503', method: `kbz.payment.${api}`, nonce_str: '845255910308564481', version: api === 'precreate' ? '1.0' : '3.0',
      ...(api === 'precreate' && { notify_url: notifyUrl }),
      biz_content: { appid: merchant.appId, merch_code: merchant.merchantCode, ...biz }, ...change,
    };
    const body = JSON.stringify({ Request: { ...message, sign_type: 'SHA256', sign: change.sign ?? sign(message) } });
    const response = await fetch(`${gateway.apiUrl}/${api}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(response.status).toBe(200);
    return (await response.json() as { Response: Record<string, string> }).Response;
  }
  const order = (id: string, change: Record<string, string> = {}) => call('precreate', {
    merch_order_id: id, trade_type: 'PAY_BY_QRCODE', total_amount: '1000', trans_currency: 'MMK', timeout_express: '30m', ...change,
  });

  test('signs as the published vectors say', () => {
    const fields = { prepay_id: 'KBZ00c25d94271b4d950ec748fdaf20c81d2b154042384', merch_code: '200001', appid: 'kp419a753459284f72aa76d2ae9d6057', timestamp: '1535165303', nonce_str: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS' };
    expect(gatewaySign(fields, merchant.appKey)).toBe('88B66A05523416369C6BF619740D991C1C0F743882042A7AF7868FEEC256859C');
    expect(sign(fields)).toBe(gatewaySign(fields, merchant.appKey));
  });

  test('creates an order once, with a prepay id and an MMQR payload', async () => {
    const answer = await order('created_1');
    expect(answer).toMatchObject({ result: 'SUCCESS', code: '0', merch_order_id: 'created_1' });
    expect(answer.prepay_id).toMatch(/^KBZ00\w{41}$/);
    expect(gateway.payPageUrl(answer.qrCode ?? '')).toMatch(/\/pay\/\w+$/);
    const { qrCode, ...signed } = answer;
    expect(qrCode).toBeTruthy();
    expect(answer.sign).toBe(sign(signed));
    expect(await order('created_1')).toMatchObject({ result: 'FAIL', code: 'ORDER_ID_USED' });
  });

  test.each([
    ['a hyphen in the id', { merch_order_id: 'a-b' }], ['an amount of zero', { total_amount: '0' }], ['three decimals', { total_amount: '1.001' }],
    ['another currency', { trans_currency: 'USD' }], ['121 minutes', { timeout_express: '121m' }], ['an unknown type', { trade_type: 'CASH' }],
    ['41 characters', { merch_order_id: 'x'.repeat(41) }], ['a long callback_info', { callback_info: 'x'.repeat(513) }],
  ])('refuses %s', async (_name, change) => {
    expect(await order('bad', change)).toMatchObject({ result: 'FAIL', code: 'AOP04502' });
  });

  test('refuses a wrong signature, another merchant, and a notify_url with a query', async () => {
    expect(await call('queryorder', { merch_order_id: 'x' }, { sign: 'F'.repeat(64) })).toMatchObject({ code: 'AOP04502' });
    expect(await call('queryorder', { merch_order_id: 'x', merch_code: '1' })).toMatchObject({ code: 'ATHENTICATION_FAIL' });
    const biz = { appid: merchant.appId, merch_code: merchant.merchantCode, merch_order_id: 'q', trade_type: 'PWAAPP', total_amount: '1', trans_currency: 'MMK' };
    expect(await call('precreate', {}, { notify_url: `${notifyUrl}?a=1`, biz_content: biz })).toMatchObject({ code: 'AOP04502' });
  });

  test('accepts either version that the sources name', async () => {
    await order('versions');
    expect(await call('queryorder', { merch_order_id: 'versions' }, { version: '1.0' })).toMatchObject({ result: 'SUCCESS' });
  });

  test('tells how an order stands, with the space of KBZ\'s own sample, an unsigned list and a field nobody knows', async () => {
    await order('asked');
    const answer = await call('queryorder', { merch_order_id: 'asked' });
    expect(answer).toMatchObject({ trade_status: ' WAIT_PAY', total_amount: '1000', refund_info: [], settlement_note: expect.any(String) as string });
    expect(answer.sign).toBe(sign(answer));
    expect(await call('queryorder', { merch_order_id: 'never' })).toMatchObject({ code: 'QUERYORDER_FAIL' });
  });

  test('expires an order by its clock, and closes one once', async () => {
    await order('expires', { timeout_express: '1m' });
    await order('closes');
    clock.move(61_000);
    expect((await call('queryorder', { merch_order_id: 'expires' })).trade_status?.trim()).toBe('ORDER_EXPIRED');
    expect(await call('closeorder', { merch_order_id: 'closes' })).toMatchObject({ result: 'SUCCESS' });
    expect(await call('closeorder', { merch_order_id: 'closes' })).toMatchObject({ code: 'ORDER_ALREADY_CLOSED' });
    expect((await call('queryorder', { merch_order_id: 'closes' })).trade_status?.trim()).toBe('ORDER_CLOSED');
  });

  test('calls back signed, with the fields of MMQR, a capital W and one more that nobody documented', async () => {
    await order('paid');
    await gateway.pay('paid');
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ merch_order_id: 'paid', trade_status: 'PAY_SUCCESS', total_amount: '1000', Wallet_identifier: 'KBZPAY', future_field: 'x' });
    expect(received[0]?.mm_order_id).toMatch(/^\d{20}$/);
    expect(received[0]?.sign).toBe(sign(received[0] ?? {}));
  });

  test('repeats an unanswered callback twice, after 60 and 600 seconds, and then no more', async () => {
    answers = ['no', 'SUCCESSFUL', 'no'];
    await order('repeated');
    await gateway.pay('repeated');
    const notice = gateway.orders.get('repeated')?.notices[0];
    expect(notice?.dueAt?.getTime()).toBeLessThanOrEqual(clock.now().getTime() + 60_000);
    await gateway.retryNow();
    expect((notice?.dueAt?.getTime() ?? 0) - clock.now().getTime()).toBeGreaterThan(590_000);
    await gateway.retryNow();
    await gateway.retryNow();
    expect([received.length, notice?.received]).toEqual([3, false]);
  });

  test('takes " Success\\n" for an answer', async () => {
    answers = [' Success\n'];
    await order('answered');
    await gateway.pay('answered');
    expect(gateway.orders.get('answered')?.notices[0]?.received).toBe(true);
  });

  test('shows a pay page that says it is an emulator, and lets the payer press a button', async () => {
    const url = gateway.payPageUrl((await order('page')).qrCode ?? '') ?? '';
    const html = await (await fetch(url)).text();
    expect(html).toContain('Emulator');
    for (const label of ['Pay', 'Pay wrong amount', 'Fail', 'Close']) expect(html).toContain(`>${label}</button>`);
    const after = await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'wrong' }) });
    expect(await after.text()).toContain('Paid');
    expect(received[0]).toMatchObject({ total_amount: '500' });
  });

  test('opens the app page only by a link whose five parameters are signed', async () => {
    const { prepay_id = '' } = await order('app', { trade_type: 'PWAAPP' });
    const fields = { appid: merchant.appId, merch_code: merchant.merchantCode, nonce_str: 'A1', prepay_id, timestamp: '1535165303' };
    const open = (signature: string) => fetch(`${gateway.pwaUrl.replace('#/', 'open')}?${new URLSearchParams({ ...fields, sign: signature }).toString()}`);
    expect((await open(sign(fields))).url).toContain('/pay/');
    expect((await open(sign({ ...fields, nonce_str: 'B' }))).status).toBe(403);
  });

  test('makes QR payloads whose checksum agrees with the published vectors', () => {
    expect(crc16('123456789')).toBe('29B1');
    expect(referenceOf(emulatedQr('1000', 'ABC123'))).toBe('ABC123');
    expect(referenceOf(emulatedQr('1000', 'ABC123').replace('1000', '9000'))).toBeUndefined();
  });
});
