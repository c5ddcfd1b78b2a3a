import { describe, expect, it } from 'vitest';
import { startBot, TOKEN } from './bot-under-test.ts';
import { signatureOf } from './wire.ts';

describe('delivery to the webhook', () => {
  it('calls the webhook before it is set, and refuses one that does not answer 200', async () => {
    const bot = await startBot();
    expect(bot.events('webhook')).toHaveLength(1);
    bot.answer = () => ({ status: 204 });
    expect(await bot.call('set_webhook', { url: bot.url })).toMatchObject({ status: 1 });
    const refused = await bot.call('set_webhook', { url: 'http://127.0.0.1:9/' });
    expect(refused).toMatchObject({ status: 1, status_message: expect.stringContaining('java.net.ConnectException') });
    expect(await bot.call('set_webhook', { url: 'http://example.com/' })).toMatchObject({ status: 1 });
  });

  it('writes raw JSON with escapes, a 19-digit integer token and the chat host, signed in header and query', async () => {
    const bot = await startBot();
    await bot.emulator.phone({ name: 'ကို' }).say('မြန်မာ 😀');
    const message = bot.received.at(-1);
    expect(message?.raw).toMatch(/^[\x20-\x7e]+$/);
    expect(message?.raw).toMatch(/"chat_hostname":"SN-CHAT-05_","message_token":\d{19},/);
    expect(message?.raw).toContain('\\u1019');
    expect(message?.event).toMatchObject({ sender: { name: 'ကို' }, message: { type: 'text', text: 'မြန်မာ 😀' }, silent: false });
    const signature = signatureOf(message?.raw ?? '', TOKEN);
    expect([message?.headers['x-viber-content-signature'], message?.sig]).toEqual([signature, signature]);
  });

  it('repeats the same bytes three times at once, then parks them until the next minute', async () => {
    const bot = await startBot();
    bot.answer = () => ({ status: 503 });
    await bot.emulator.phone().say('hi');
    const bodies = bot.received.slice(1).map(one => one.raw);
    expect(bodies).toHaveLength(4);
    expect(new Set(bodies).size).toBe(1);
    expect(bot.emulator.parked).toBe(1);

    await bot.emulator.retryNow();
    expect(bot.emulator.parked).toBe(1);
    bot.answer = () => ({ status: 200 });
    await bot.emulator.retryNow();
    expect(bot.emulator.parked).toBe(0);
    expect(new Set(bot.received.slice(1).map(one => one.raw)).size).toBe(1);
  });

  it('repeats when the webhook does not answer in time', async () => {
    const bot = await startBot({ times: { timeoutMs: 50, fastRepeatMs: 1 } });
    let attempts = 0;
    bot.answer = () => ({ status: (attempts += 1) < 3 ? undefined : 200 });
    await bot.emulator.phone().say('hi');
    expect(bot.events('message')).toHaveLength(3);
    expect(bot.emulator.parked).toBe(0);
  });

  it('gives up when the hour is over', async () => {
    const bot = await startBot({ times: { fastRepeatMs: 1, giveUpMs: -1 } });
    bot.answer = () => ({ status: 500 });
    await bot.emulator.phone().say('hi');
    expect(bot.emulator.parked).toBe(0);
  });

  it('delivers only the event types that were asked for, besides the mandatory ones', async () => {
    const bot = await startBot();
    const reply = await bot.call('set_webhook', { url: bot.url, event_types: [] });
    expect(reply['event_types']).toEqual(['message', 'subscribed', 'unsubscribed']);
    const phone = bot.emulator.phone({ name: 'Su' });
    await phone.open('job_1');
    await phone.say('hi');
    await bot.send(phone.id, { type: 'text', text: 'hello' });
    await bot.emulator.settled();
    expect(bot.received.map(one => one.event['event'])).toEqual(['webhook', 'webhook', 'message']);
    expect(bot.received.at(-1)?.event).toMatchObject({ sender: { name: 'Subscriber' } });
    expect(await bot.call('set_webhook', { url: bot.url, event_types: ['nonsense'] })).toMatchObject({ status: 3 });
  });

  it('removes the webhook with an empty URL and refuses to send from then on', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone();
    await phone.say('hi');
    expect(await bot.call('set_webhook', { url: '' })).toMatchObject({ status: 0 });
    await phone.say('anybody?');
    expect(bot.events('message')).toHaveLength(1);
    expect(await bot.send(phone.id, { type: 'text', text: 'x' })).toMatchObject({ status: 10 });
  });

  it('makes trouble on demand: duplicates, delay, another order', async () => {
    const bot = await startBot({ random: () => 0.99 });
    bot.emulator.trouble.duplicate = 2;
    await bot.emulator.phone().say('hi');
    expect(bot.events('message')).toHaveLength(3);
    expect(new Set(bot.received.slice(1).map(one => one.raw)).size).toBe(1);

    delete bot.emulator.trouble.duplicate;
    Object.assign(bot.emulator.trouble, { delayMs: 1, reorder: 3 });
    const phone = bot.emulator.phone();
    await Promise.all(['1', '2', '3'].map(text => phone.say(text)));
    const texts = bot.events('message').slice(3).map(event => event['message']);
    expect(texts).toHaveLength(3);
    expect(texts).not.toEqual(['1', '2', '3'].map(text => ({ type: 'text', text })));
  });

  it('forges callbacks with any signature', async () => {
    const bot = await startBot();
    const body = '{"event":"message","text":"\u1019"}';
    const good = signatureOf(body, TOKEN);
    for (const sign of ['header', 'query', 'both', 'none', 'wrong'] as const) await bot.emulator.forge(body, { sign });
    const seen = bot.received.slice(1).map(one => [one.headers['x-viber-content-signature'] === good, one.sig === good]);
    expect(seen).toEqual([[true, false], [false, true], [true, true], [false, false], [false, false]]);
    expect(await bot.emulator.forge({ event: 'x' })).toEqual({ status: 200, body: '' });
  });
});
