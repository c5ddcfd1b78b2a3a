import { describe, expect, it } from 'vitest';
import { keyboardOf, startBot } from './bot-under-test.ts';

const WELCOME = { type: 'text', text: 'Welcome', sender: { name: 'MyanJobs' }, keyboard: keyboardOf('Start'), tracking_data: 'w' };

describe('subscription', () => {
  it('shows the answer to conversation_started as the welcome, which does not subscribe', async () => {
    const bot = await startBot();
    bot.answer = event => ({ status: 200, body: event['event'] === 'conversation_started' ? JSON.stringify(WELCOME) : '' });
    bot.emulator.trouble.duplicate = 1;
    const phone = bot.emulator.phone();
    await phone.open('job_42');

    expect(bot.events('conversation_started')[0]).toMatchObject({ type: 'open', context: 'job_42', subscribed: false, user: { id: phone.id } });
    expect(phone.screen.map(bubble => bubble.text)).toEqual(['Welcome']);
    expect(phone.keyboard).toMatchObject([[{ label: 'Start', data: 'go Start', kind: 'reply' }]]);
    expect(bot.emulator.billing.counts[0]).toBe(1);
    expect(await bot.send(phone.id, { type: 'text', text: 'x' })).toMatchObject({ status: 6 });
  });

  it('echoes tracking_data with the first message, which subscribes silently', async () => {
    const bot = await startBot();
    bot.answer = event => ({ status: 200, body: event['event'] === 'conversation_started' ? JSON.stringify(WELCOME) : '' });
    const phone = bot.emulator.phone();
    await phone.open();
    const start = phone.keyboard[0]?.[0];
    if (start !== undefined) await phone.tap(start);

    expect(bot.events('message')).toMatchObject([{ message: { type: 'text', text: 'go Start', tracking_data: 'w' } }]);
    expect(bot.events('subscribed')).toEqual([]);
    expect(await bot.send(phone.id, { type: 'text', text: 'x' })).toMatchObject({ status: 0 });
    await phone.say('again');
    expect(bot.events('message')[1]?.['message']).toEqual({ type: 'text', text: 'again' });
  });

  it('refuses a wrong welcome and shows nothing', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone({ apiVersion: 7 });
    for (const body of ['oops', '{"type":"text"}', '{"type":"text","text":"x","min_api_version":8}', '{}', '']) {
      bot.answer = () => ({ status: 200, body });
      await phone.open();
    }
    const welcomes = bot.emulator.calls.filter(call => call.endpoint === 'welcome').map(call => call.status);
    expect(welcomes).toEqual([3, 4, 13]);
    expect(phone.screen).toEqual([]);
  });

  it('sends subscribed by the button, unsubscribed on leaving, and says so at the next opening', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone();
    await phone.subscribe();
    expect(bot.events('subscribed')).toMatchObject([{ user: { id: phone.id } }]);
    await phone.open('again');
    expect(bot.events('conversation_started').at(-1)).toMatchObject({ subscribed: true });

    await phone.block();
    expect(bot.events('unsubscribed')).toMatchObject([{ user_id: phone.id }]);
    expect(await bot.send(phone.id, { type: 'text', text: 'x' })).toMatchObject({ status: 6 });
    await phone.unblock();
    expect(await bot.send(phone.id, { type: 'text', text: 'x' })).toMatchObject({ status: 0 });
  });

  it('keeps a session for 24 hours from the message that opened it and bills what comes later', async () => {
    let time = Date.UTC(2026, 10, 1);
    const bot = await startBot({ now: () => new Date(time) });
    const phone = bot.emulator.phone();
    await phone.subscribe();
    const send = () => bot.send(phone.id, { type: 'text', text: 'x' });
    expect(await send()).toMatchObject({ billing_status: 5 });
    bot.emulator.billing.freeMessages = 1;
    expect(await send()).toMatchObject({ billing_status: 4 });

    await phone.say('hi');
    expect(bot.emulator.sessionOf(phone.id)).toEqual({ openedAt: time, endsAt: time + 86_400_000 });
    time += 23 * 3_600_000;
    await phone.say('still here');
    expect(await send()).toMatchObject({ billing_status: 2 });
    time += 3_600_000;
    expect(await send()).toMatchObject({ billing_status: 5 });
    bot.emulator.billing.balance = 0;
    expect(await send()).toMatchObject({ status: 24 });
  });

  it('bills a legacy bot by its monthly free messages', async () => {
    const bot = await startBot();
    Object.assign(bot.emulator.billing, { plan: 'legacy', freeMessages: 1 });
    const phone = bot.emulator.phone();
    await phone.subscribe();
    expect(await bot.send(phone.id, { type: 'text', text: 'x' })).toMatchObject({ billing_status: 3 });
    expect(await bot.send(phone.id, { type: 'text', text: 'x' })).toMatchObject({ status: 23 });
    await phone.say('hi');
    expect(await bot.send(phone.id, { type: 'text', text: 'x' })).toMatchObject({ billing_status: 1 });
    expect(bot.emulator.billing.counts).toEqual({ 0: 0, 1: 1, 2: 0, 3: 1, 4: 0, 5: 0 });
  });
});
