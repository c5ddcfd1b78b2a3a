import { afterAll, beforeAll, expect, test } from 'vitest';
import { Api } from 'grammy';
import { samplePng } from './sample-image.ts';
import { startTelegramEmulator, type TelegramEmulator } from './start-telegram-emulator.ts';
import { validateTelegramUpdate } from './validate-update.ts';

const TOKEN = '7:schema';
let telegram: TelegramEmulator;
let api: Api;
const updates: string[] = [];

beforeAll(async () => {
  telegram = await startTelegramEmulator({ token: TOKEN, botUsername: 'myanjobs_bot' });
  api = new Api(TOKEN, { apiRoot: telegram.apiRoot });
  telegram.onUpdate((body) => updates.push(body));
});
afterAll(() => telegram.stop());

test('everything that a person can do makes an update that fits the types of grammY', async () => {
  const phone = telegram.phone({ name: 'Aye', languageCode: 'my', username: 'aye_aye' });
  await phone.open('ref-abc_1');
  await phone.say('see https://example.com/a #job @somebody a@b.co /help');
  await api.sendMessage(Number(phone.id), 'pick', { reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }, { text: 'B', url: 'https://example.com' }]] } });
  for (const button of phone.screen.at(-1)?.buttons[0] ?? []) await phone.tap(button);
  await phone.tap({ label: 'gone', kind: 'callback', data: 'old', bubble: '999999' });
  await phone.shareContact('+959791234567');
  await phone.shareContact('+959791234568', false);
  await phone.shareLocation(16.8, 96.15);
  await phone.send({ kind: 'photo', name: 'p.png', mime: 'image/png', bytes: samplePng(1280, 720), caption: 'me' });
  await phone.send({ kind: 'file', name: 'cv.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF') });
  await phone.send({ kind: 'voice', name: 'v.ogg', mime: 'audio/ogg', bytes: Buffer.from('OggS') });
  await phone.sendSticker();
  const own = phone.screen.find((bubble) => bubble.text.startsWith('see'));
  if (own !== undefined) await phone.edit(own, 'edited /jobs');
  await phone.inline('driver');
  await phone.block();
  await phone.unblock();
  const group = telegram.group('Friends');
  await group.addBot(phone);
  await group.say(phone, '/start@myanjobs_bot');
  await api.leaveChat(group.id);
  telegram.channel('@jobs');
  const post = await api.sendMessage('@jobs', 'job', { reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] } });
  await phone.tap(telegram.channel('@jobs').posts[0]?.buttons[0]?.[0] ?? { label: '', kind: 'none' });
  expect(post.chat.type).toBe('channel');

  const problems = updates.flatMap((body) => validateTelegramUpdate(body).map((problem) => `${problem} in ${body}`));
  expect(problems).toEqual([]);
  expect(updates).toHaveLength(20);
});

test('the check tells a broken update from a good one', () => {
  expect(validateTelegramUpdate('{"update_id":1,"message":{"message_id":1}}')).not.toEqual([]);
  expect(validateTelegramUpdate('{"update_id":1,"news":{}}')).not.toEqual([]);
});

test('ids of people need more than 32 bits and entities count UTF-16 units', async () => {
  const phone = telegram.phone();
  await phone.say('👍🏽 /help');
  const { message } = JSON.parse(updates.at(-1) ?? '{}');
  expect(message.from.id).toBeGreaterThan(2 ** 50);
  expect(message.entities).toEqual([{ type: 'bot_command', offset: 5, length: 5 }]);
});
