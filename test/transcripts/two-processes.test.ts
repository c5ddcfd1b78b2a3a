import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Companies } from '../../core/companies/company.model.ts';
import { readConfig } from '../../core/config.ts';
import { jobIndexOf } from '../../core/search/job-index-of.ts';
import { createApp, type App } from '../../main.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/start-telegram-emulator.ts';
import { Actor } from '../support/actor.ts';
import { SECRET, startSystem, TELEGRAM_TOKEN, type System } from '../support/start-system.ts';

/** The questions of the form for a post, in order. */
const ASKED: readonly string[] = ['Which position', 'How many people', 'which township', 'What is the pay', 'Which type of work'];

describe.each([['two alike', undefined, undefined], ['a web process and a worker', 'web', 'worker'], ['two web processes and one that does all', 'web', undefined]] as const)(
  'two processes on one database: %s', (_how, first, second) => {
    let system: System;
    let other: App;
    let update = 900_000_000;
    beforeAll(async () => {
      system = await startSystem({ env: { ...(first && { ROLE: first }) } });
      other = await createApp(readConfig({ ...system.env, ROLE: second, PORT: '0' }), { clock: system.clock });
      jobIndexOf(other.runtime.reader).catchUpFirst = true;
      await other.start();
    });
    afterAll(async () => {
      await other.stop();
      await system.stop();
    });
    const settle = async () => {
      for (let round = 0; round < 2; round++) {
        await system.settle();
        await other.settle();
      }
    };
    const takers = () => (second === 'worker' ? [system.app] : [system.app, other]);

    /** One update, delivered to one process or to several at once. */
    async function deliver(body: object, ...to: readonly App[]): Promise<number[]> {
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET };
      const answers = await Promise.all(to.map((app) => fetch(`${app.url}/webhooks/telegram`, { method: 'POST', headers, body: JSON.stringify(body) })));
      return answers.map((answer) => answer.status);
    }
    const text = (id: string, words: string) => ({
      update_id: ++update, message: { message_id: update, date: 1, chat: { id: Number(id), type: 'private' }, from: { id: Number(id), is_bot: false, first_name: 'A' }, text: words },
    });

    test('a person whose messages alternate between them is answered in order, each once', async () => {
      const aye = await new Actor(system, system.telegram.phone({ name: 'Aye' }), 'en').arrives();
      await settle();
      await aye.taps('home:buttons.post');
      await settle();
      aye.looksAway();
      const apps = takers();
      const words = [`Lotus ${aye.phone.id}`, 'Accountant', '3', 'Hlaing', '5 lakhs'];
      for (const [index, each] of words.entries()) expect(await deliver(text(aye.phone.id, each), apps[index % apps.length] ?? system.app)).toEqual([200]);
      await settle();
      expect(aye.heard.match(/Which position|How many people|which township|What is the pay|Which type of work/g)).toEqual(ASKED);
      const chat = await system.app.runtime.store.loadFresh(`telegram:${aye.phone.id}`);
      expect(chat?.session.form).toMatchObject({ step: 'type', slots: { openings: 3, place: 'MM-06-hlaing' } });
      expect(chat?.outbox).toEqual([]);
    });

    test('one update that reaches both at the same instant takes effect once', async () => {
      const aye = await new Actor(system, system.telegram.phone({ name: 'Ma Aye' }), 'en').arrives();
      await aye.taps('home:buttons.wallet');
      await settle();
      aye.looksAway();
      const help = text(aye.phone.id, 'help');
      const answers = await deliver(help, system.app, ...takers(), ...takers());
      expect(new Set(answers)).toEqual(new Set([200]));
      await settle();
      expect(aye.heard.match(/How it works/g)).toHaveLength(1);
    });

    test('different messages at the same instant are all answered, each once', async () => {
      const aye = await new Actor(system, system.telegram.phone({ name: 'Daw Aye' }), 'en').arrives();
      await settle();
      aye.looksAway();
      const apps = takers();
      await Promise.all(Array.from({ length: 8 }, (_, n) => deliver(text(aye.phone.id, n % 2 ? 'help' : 'menu'), apps[n % apps.length] ?? system.app)));
      await settle();
      expect([aye.heard.match(/How it works/g)?.length, aye.phone.screen.slice(-8).every((bubble) => bubble.from === 'bot')]).toEqual([4, true]);
      expect(await Companies(system.app.runtime.reader).countDocuments()).toBe(0);
    });
  },
);

describe('long polling, without a public address', () => {
  let system: System;
  let telegram: TelegramEmulator;
  let app: App;
  beforeAll(async () => {
    system = await startSystem();
    telegram = await startTelegramEmulator({ token: TELEGRAM_TOKEN, botUsername: 'MyanJobsBot', now: () => system.clock.now() });
    const { PUBLIC_URL: _none, VIBER_AUTH_TOKEN: _token, VIBER_URI: _uri, TELEGRAM_WEBHOOK_SECRET: _secret, ...env } = system.env;
    const database = new URL(env['MONGODB_URI'] ?? '');
    database.pathname += '_polling';
    app = await createApp(readConfig({ ...env, MONGODB_URI: database.href, REDIS_PREFIX: `${env['REDIS_PREFIX']}-polling`, TELEGRAM_API_ROOT: telegram.apiRoot, PORT: '0' }), { clock: system.clock });
    await fetch(`${telegram.apiRoot}/bot${TELEGRAM_TOKEN}/setWebhook`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ url: system.env['PUBLIC_URL'] }),
    }); // left over from an earlier life
    await app.start();
  });
  afterAll(async () => {
    await app.stop();
    await telegram.stop();
    await system.stop();
  });
  const heard = (phone: { screen: readonly { from: string; text: string }[] }) => phone.screen.filter((bubble) => bubble.from === 'bot').map((bubble) => bubble.text).join('\n');

  test('a person is answered, each message once and in order; a webhook of an earlier life is in nobody’s way', async () => {
    await expect.poll(() => telegram.polling, { timeout: 20_000 }).toBe(true);
    const aye = telegram.phone({ name: 'Aye' });
    await aye.open();
    await expect.poll(() => heard(aye)).toContain('Welcome');
    const english = aye.screen.flatMap((bubble) => bubble.buttons.flat()).find((button) => button.label === 'English');
    if (!english) throw new Error('no choice of language');
    await aye.tap(english);
    await Promise.all([aye.say('help'), aye.say('menu'), aye.say('help')]);
    await expect.poll(() => heard(aye).match(/How it works/g)?.length).toBe(2);
    await app.settle();
    expect(heard(aye).match(/Welcome/g)).toHaveLength(1);
  });

  test('a group is left, and a group that cannot be left stops nobody', async () => {
    const aye = telegram.phone({ name: 'Ko Aye' });
    await aye.open();
    const group = telegram.group();
    telegram.trouble = { api: { kind: 'error' }, apiMethods: ['leaveChat'] };
    await group.addBot(aye);
    telegram.trouble = {};
    await group.say(aye, '/start');
    await expect.poll(() => group.botIsMember, { timeout: 10_000 }).toBe(false);
    expect(group.botTexts).toEqual([]);
    await aye.say('hello');
    await expect.poll(() => heard(aye).match(/Welcome/g)?.length, { timeout: 10_000 }).toBe(2);
  });
});
