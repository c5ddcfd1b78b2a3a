import { Api, Bot } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTelegramEmulator, type TelegramEmulator } from './start-telegram-emulator.ts';

const TOKEN = '7:poll';
let telegram: TelegramEmulator;
let api: Api;

beforeEach(async () => {
  telegram = await startTelegramEmulator({ token: TOKEN, botUsername: 'myanjobs_bot' });
  api = new Api(TOKEN, { apiRoot: telegram.apiRoot });
});
afterEach(() => telegram.stop());

test('a grammY bot that polls answers a person', async () => {
  const bot = new Bot(TOKEN, { client: { apiRoot: telegram.apiRoot } });
  bot.on('message:text', (context) => context.reply(`you said ${context.message.text}`));
  const running = bot.start({ timeout: 5 });
  const phone = telegram.phone();
  const answered = new Promise<void>((resolve) => phone.onChange(() => (phone.screen.at(-1)?.from === 'bot' ? resolve() : undefined)));
  await phone.say('hello');
  await answered;
  expect(phone.screen.map((bubble) => bubble.text)).toEqual(['hello', 'you said hello']);
  await bot.stop();
  await running;
});

test('updates stay until an offset confirms them, and their ids rise', async () => {
  const phone = telegram.phone();
  for (const text of ['a', 'b', 'c']) await phone.say(text);
  const first = await api.getUpdates({ limit: 2 });
  expect(first.map((update) => update.message?.text)).toEqual(['a', 'b']);
  const again = await api.getUpdates();
  expect(again.map((update) => update.message?.text)).toEqual(['a', 'b', 'c']);
  const ids = again.map((update) => update.update_id);
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
  const rest = await api.getUpdates({ offset: (ids[1] ?? 0) + 1 });
  expect(rest.map((update) => update.message?.text)).toEqual(['c']);
  expect(telegram.pendingUpdates).toBe(1);
});

test('a negative offset forgets all but the last updates', async () => {
  const phone = telegram.phone();
  for (const text of ['a', 'b', 'c']) await phone.say(text);
  expect((await api.getUpdates({ offset: -1 })).map((update) => update.message?.text)).toEqual(['c']);
  expect(telegram.pendingUpdates).toBe(1);
});

test('polling while a webhook is set is a conflict', async () => {
  await api.setWebhook('http://127.0.0.1:1/hook');
  await expect(api.getUpdates()).rejects.toMatchObject({
    error_code: 409, description: "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  });
  await api.deleteWebhook();
  await expect(api.getUpdates()).resolves.toEqual([]);
});

test('a second poller ends the first', async () => {
  const first = api.getUpdates({ timeout: 20 }).catch((error: unknown) => error);
  await expect.poll(() => telegram.polling).toBe(true);
  await api.getUpdates({ timeout: 0 });
  expect(await first).toMatchObject({ error_code: 409, description: expect.stringContaining('terminated by other getUpdates request') });
});

test('an update that nobody took for 24 hours, or a press for 150 seconds, is gone', async () => {
  let now = new Date('2026-01-01T00:00:00Z');
  const other = await startTelegramEmulator({ token: TOKEN, botUsername: 'myanjobs_bot', now: () => now });
  const client = new Api(TOKEN, { apiRoot: other.apiRoot });
  const phone = other.phone();
  await phone.say('a');
  await phone.tap({ label: 'x', kind: 'callback', data: 'x', bubble: '1' });
  now = new Date(now.getTime() + 151_000);
  expect((await client.getUpdates()).map((update) => update.message?.text)).toEqual(['a']);
  now = new Date(now.getTime() + 24 * 3_600_000);
  expect(await client.getUpdates()).toEqual([]);
  await other.stop();
});
