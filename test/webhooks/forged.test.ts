import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import { SECRET, startSystem, type System } from '../support/start-system.ts';

describe('the webhooks', () => {
  let system: System;
  let person = 5_000_000_000;
  beforeAll(async () => { system = await startSystem(); });
  afterAll(() => system.stop());
  beforeEach(() => { person += 1; });

  const signed = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET };
  const telegram = (body: string, headers: Record<string, string> = signed) => fetch(`${system.app.url}/webhooks/telegram`, { method: 'POST', body, headers });
  const message = (change: object = {}) => JSON.stringify({
    update_id: person, message: { message_id: 1, date: 1, chat: { id: person, type: 'private' }, from: { id: person, is_bot: false, first_name: 'A' }, text: 'hello', ...change },
  });
  const known = (chat: string) => Conversations(system.app.runtime.reader).countDocuments({ _id: chat });
  const callback = (id: string) => ({ event: 'message', timestamp: 1, message_token: person, sender: { id, name: 'A', api_version: 10 }, message: { type: 'text', text: 'hello' } });

  /** A counter of /metrics, the sum over its labels that match. */
  async function counted(name: string, label = ''): Promise<number> {
    const text = await (await fetch(`${system.app.url}/metrics`)).text();
    const lines = text.split('\n').filter((line) => line.startsWith(`myanjobs_${name}{`) && line.includes(label));
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  test.each([
    ['without the secret', { 'content-type': 'application/json' }],
    ['with another secret', { ...signed, 'x-telegram-bot-api-secret-token': 'x'.repeat(SECRET.length) }],
    ['with a part of the secret', { ...signed, 'x-telegram-bot-api-secret-token': SECRET.slice(0, -1) }],
  ])('refuse a Telegram update %s: 401, nothing read, counted', async (_how, headers) => {
    const before = await counted('forged_total', 'telegram');
    expect((await telegram(message(), headers)).status).toBe(401);
    expect(await known(`telegram:${person}`)).toBe(0);
    expect(await counted('forged_total', 'telegram')).toBe(before + 1);
  });

  test.each(['none', 'wrong'] as const)('refuse a Viber callback whose signature is %s: 401, nothing read, counted', async (sign) => {
    const before = await counted('forged_total', 'viber');
    expect((await system.viber.forge(callback(`f${person}`), { sign })).status).toBe(401);
    expect(await known(`viber:f${person}`)).toBe(0);
    expect(await counted('forged_total', 'viber')).toBe(before + 1);
  });

  test.each(['header', 'query', 'both'] as const)('take a Viber callback that is signed in %s', async (sign) => {
    expect((await system.viber.forge(callback(`g${person}`), { sign })).status).toBe(200);
    expect(await known(`viber:g${person}`)).toBe(1);
  });

  test('answer Viber’s unsigned trial with 200 and do nothing', async () => {
    expect((await system.viber.forge({ event: 'webhook', timestamp: 1, message_token: 1 }, { sign: 'none' })).status).toBe(200);
  });

  test('refuse a forged callback of KBZPay and a forged link to a file, and count them', async () => {
    const kbzpay = await fetch(`${system.app.url}/webhooks/payments/kbzpay`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ Request: { appid: 'kp0123456789abcdef0123456789abcd', merch_code: '200001', merch_order_id: '1', trade_status: 'PAY_SUCCESS', total_amount: '1', trans_currency: 'MMK', nonce_str: 'a', notify_time: '1', mm_order_id: '1', sign_type: 'SHA256', sign: 'A'.repeat(64) } }),
    });
    expect(kbzpay.status).toBe(401);
    expect(await counted('forged_total', 'kbzpay')).toBe(1);
    expect((await fetch(`${system.app.url}/files/abcdefabcdef/zzzzzz/${'A'.repeat(43)}/cv.pdf`)).status).toBe(403);
    expect(await counted('forged_total', 'files')).toBe(1);
  });

  test('refuse a body over the limit with 413, on every channel', async () => {
    const huge = JSON.stringify({ update_id: 1, padding: 'x'.repeat(400_000) });
    expect((await telegram(huge)).status).toBe(413);
    expect((await system.viber.forge(huge)).status).toBe(413);
    expect((await fetch(`${system.app.url}/webhooks/payments/kbzpay`, { method: 'POST', body: huge })).status).toBe(413);
  });

  test.each(['', '{', '[]', 'null', '"x"', '{"update_id":"1"}', '\u0000'])('refuse what is no update (%j) with 400', async (body) => {
    expect((await telegram(body)).status).toBe(400);
    expect((await system.viber.forge(body)).status).toBe(400);
  });

  test.each([
    ['a kind of the future', (id: number) => ({ update_id: id, telepathy: { from: { id } } })],
    ['a channel’s post', (id: number) => ({ update_id: id, channel_post: { message_id: 1, date: 1, chat: { id: -100, type: 'channel' }, text: 'x' } })],
    ['a message without anything that we know', (id: number) => ({ update_id: id, message: { message_id: 1, date: 1, chat: { id, type: 'private' }, from: { id }, dice: { value: 6 } } })],
    ['a message in a form that we do not know', (id: number) => ({ update_id: id, message: { id: 'x' } })],
  ])('acknowledge %s with 200 and count it', async (_name, update) => {
    const before = await counted('updates_total', 'kind="ignored"');
    expect((await telegram(JSON.stringify(update(person)))).status).toBe(200);
    expect(await counted('updates_total', 'kind="ignored"')).toBe(before + 1);
  });

  test.each([
    { event: 'telepathy', timestamp: 1, message_token: 5 },
    { event: 'message', timestamp: 1, message_token: 6, sender: { id: 'v', name: 'A' }, message: { type: 'hologram' } },
    { event: 'message' },
  ])('acknowledge the Viber callback %j with 200 and count it', async (body) => {
    const before = await counted('updates_total', 'channel="viber",kind="ignored"');
    expect((await system.viber.forge(body)).status).toBe(200);
    expect(await counted('updates_total', 'channel="viber",kind="ignored"')).toBe(before + 1);
  });

  test('take lone surrogates, controls and very long texts without a 5xx', async () => {
    for (const text of ['\ud800', '\u0000\u0007', '\u202e'.repeat(100), 'က'.repeat(60_000), '၄'.repeat(4_096), '/start '.concat('x'.repeat(500))]) {
      person += 1;
      expect((await telegram(message({ text }))).status, text.slice(0, 10)).toBe(200);
      expect((await system.viber.forge({ ...callback(`l${person}`), message: { type: 'text', text } })).status).toBeLessThan(500);
    }
  });
});
