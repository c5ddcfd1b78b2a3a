import { describe, expect, it } from 'vitest';
import { startBot, TOKEN } from './bot-under-test.ts';

const TEXT = { type: 'text', text: 'x' };
const SENDER = { name: 'MyanJobs' };

describe('limits of the API', () => {
  it('refuses the 101st message in an hour without an answer', async () => {
    let time = Date.UTC(2026, 10, 1);
    const bot = await startBot({ now: () => new Date(time) });
    await bot.call('set_webhook', { url: bot.url, event_types: [] });
    const phone = bot.emulator.phone();
    await phone.say('hi');
    const statuses = [];
    for (let count = 0; count < 101; count += 1) statuses.push((await bot.send(phone.id, TEXT))['status']);
    expect(statuses.indexOf(12)).toBe(100);
    await phone.say('go on');
    expect(await bot.send(phone.id, TEXT)).toMatchObject({ status: 0 });
    for (let count = 0; count < 99; count += 1) await bot.send(phone.id, TEXT);
    expect(await bot.send(phone.id, TEXT)).toMatchObject({ status: 12, status_message: 'Too many requests' });
    time += 3_600_000;
    expect(await bot.send(phone.id, TEXT)).toMatchObject({ status: 0 });
  });

  it('refuses the third get_user_details in 12 hours', async () => {
    let time = Date.UTC(2026, 10, 1);
    const bot = await startBot({ now: () => new Date(time) });
    const { id } = bot.emulator.phone();
    const read = async () => (await bot.call('get_user_details', { id }))['status'];
    expect([await read(), await read(), await read()]).toEqual([0, 0, 12]);
    time += 12 * 3_600_000;
    expect(await read()).toBe(0);
  });

  it('takes 300 receivers and 500 broadcasts in ten seconds, where broadcasting is open', async () => {
    const bot = await startBot({ now: () => new Date(0) });
    const broadcast = (count: number) => bot.call('broadcast_message', { sender: SENDER, ...TEXT, broadcast_list: Array.from({ length: count }, (_, index) => `${index}`) });
    expect(await broadcast(301)).toMatchObject({ status: 3 });
    const full = await broadcast(300);
    expect(full).toMatchObject({ status: 0 });
    expect(full['failed_list']).toHaveLength(300);
    for (let count = 2; count < 500; count += 1) await broadcast(1);
    expect(await broadcast(1)).toMatchObject({ status: 12 });

    const closed = await startBot({ mayBroadcast: false });
    expect(await closed.call('broadcast_message', {})).toMatchObject({ status: 19 });
  });

  it('fills in the placeholders of a broadcast', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone({ id: 'a+b/c==', name: 'Ko "Ko"' });
    await phone.say('hi');
    const text = 'replace_me_with_user_name replace_me_with_receiver_id replace_me_with_url_encoded_receiver_id';
    await bot.call('broadcast_message', { sender: SENDER, type: 'text', text, tracking_data: 'replace_me_with_receiver_id', broadcast_list: [phone.id] });
    expect(phone.screen.at(-1)?.text).toBe('Ko "Ko" a+b/c== a%2Bb%2Fc%3D%3D');
    await phone.say('ok');
    expect(bot.events('message').at(-1)).toMatchObject({ message: { tracking_data: 'a+b/c==' } });
  });

  it('refuses bodies over 30 KB, broken JSON, a wrong and a missing token, always with HTTP 200', async () => {
    const { emulator } = await startBot();
    const post = async (body: string, headers: Record<string, string> = { 'X-Viber-Auth-Token': TOKEN }) => {
      const response = await fetch(`${emulator.apiRoot}/get_account_info`, { method: 'POST', body, headers });
      return [response.status, JSON.parse(await response.text())];
    };
    expect(await post(JSON.stringify({ pad: 'x'.repeat(30 * 1024) }))).toMatchObject([200, { status: 3 }]);
    expect(await post('{"a":')).toMatchObject([200, { status: 3 }]);
    expect(await post('[]')).toMatchObject([200, { status: 3 }]);
    expect(await post('{}', {})).toMatchObject([200, { status: 2, status_message: 'missing_auth_token' }]);
    expect(await post('{}', { 'X-Viber-Auth-Token': 'wrong' })).toMatchObject([200, { status: 2, status_message: 'invalidAuthToken' }]);
    expect(await post(JSON.stringify({ auth_token: TOKEN }), {})).toMatchObject([200, { status: 0 }]);
    expect((await fetch(`${emulator.apiRoot}/delete_message`, { method: 'POST' })).status).toBe(404);
  });

  it('refuses what the app on the phone is too old for', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone({ apiVersion: 6 });
    await phone.say('hi');
    expect(await bot.send(phone.id, { ...TEXT, min_api_version: 7 })).toMatchObject({ status: 13 });
    expect(await bot.send(phone.id, { ...TEXT, min_api_version: 6 })).toMatchObject({ status: 0 });
  });

  it('answers 12, 500 or nothing on demand, for as many calls as asked', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone();
    await phone.say('hi');
    const { trouble, apiRoot } = bot.emulator;
    Object.assign(trouble, { api: { kind: 'flood', retryAfterSeconds: 1 }, apiCalls: 2 });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await bot.send(phone.id, TEXT))['status']);
    expect(statuses).toEqual([12, 12, 0]);

    const post = () => fetch(`${apiRoot}/send_message`, { method: 'POST', body: JSON.stringify({ auth_token: TOKEN, receiver: phone.id, sender: SENDER, ...TEXT }), signal: AbortSignal.timeout(200) });
    trouble.api = { kind: 'error' };
    expect((await post()).status).toBe(500);
    const before = phone.screen.length;
    trouble.api = { kind: 'silent' };
    await expect(post()).rejects.toThrow('timeout');
    expect(phone.screen).toHaveLength(before);
    trouble.api = { kind: 'accepted-then-silent' };
    await expect(post()).rejects.toThrow('timeout');
    expect(phone.screen).toHaveLength(before + 1);
  });
});
