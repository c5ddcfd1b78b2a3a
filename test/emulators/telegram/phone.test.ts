import { Api, InputFile } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { samplePng } from './sample-image.ts';
import { startTelegramEmulator, type TelegramEmulator } from './start-telegram-emulator.ts';

const TOKEN = '7:phone';
let telegram: TelegramEmulator;
let api: Api;
let updates: string[];

beforeEach(async () => {
  telegram = await startTelegramEmulator({ token: TOKEN, botUsername: 'myanjobs_bot' });
  api = new Api(TOKEN, { apiRoot: telegram.apiRoot });
  updates = [];
  telegram.onUpdate((body) => updates.push(body));
});
afterEach(() => telegram.stop());

const last = () => JSON.parse(updates.at(-1) ?? '{}');

test('a reply keyboard stays until another replaces or removes it, and inline buttons leave it alone', async () => {
  const phone = telegram.phone({ started: true });
  await api.sendMessage(Number(phone.id), 'menu', {
    reply_markup: { keyboard: [['Jobs', { text: 'My number', request_contact: true }], [{ text: 'Here', request_location: true }]], input_field_placeholder: 'Type a job' },
  });
  await api.sendMessage(Number(phone.id), 'inline', { reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'a' }]] } });
  expect(phone.keyboard).toEqual([[{ label: 'Jobs', kind: 'reply' }, { label: 'My number', kind: 'contact' }], [{ label: 'Here', kind: 'location' }]]);
  expect(phone.placeholder).toBe('Type a job');
  for (const button of phone.keyboard.flat()) await phone.tap(button);
  expect(updates.map((body) => Object.keys(JSON.parse(body).message).at(-1))).toEqual(['text', 'contact', 'location']);
  expect(JSON.parse(updates[1] ?? '{}').message).toMatchObject({ contact: { user_id: Number(phone.id), phone_number: phone.phoneNumber } });
  await api.sendMessage(Number(phone.id), 'bye', { reply_markup: { remove_keyboard: true } });
  expect(phone.keyboard).toEqual([]);
});

test('somebody else’s contact has no user_id', async () => {
  const phone = telegram.phone();
  await phone.shareContact('959791234567', false);
  expect(last().message.contact).toEqual({ phone_number: '959791234567', first_name: 'Contact' });
});

test('a one-time keyboard hides after a press', async () => {
  const phone = telegram.phone({ started: true });
  await api.sendMessage(Number(phone.id), 'menu', { reply_markup: { keyboard: [['Jobs']], one_time_keyboard: true } });
  await phone.tap(phone.keyboard[0]?.[0] ?? { label: '', kind: 'none' });
  expect(phone.keyboard).toEqual([]);
});

test('a press carries its message and data, and the answer shows as a toast', async () => {
  const phone = telegram.phone({ started: true });
  await api.sendMessage(Number(phone.id), 'pick', { reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] } });
  await phone.tap(phone.screen[0]?.buttons[0]?.[0] ?? { label: '', kind: 'none' });
  expect(last().callback_query).toMatchObject({ data: 'a', from: { id: Number(phone.id) }, message: { text: 'pick' } });
  await api.answerCallbackQuery(last().callback_query.id, { text: 'Saved' });
  expect(phone.screen[0]?.toast).toBe('Saved');
  await api.editMessageText(Number(phone.id), Number(phone.screen[0]?.id), 'picked');
  expect(phone.screen[0]).toMatchObject({ text: 'picked', toast: 'Saved' });
});

test('a button of a deleted message still arrives, its message inaccessible', async () => {
  const phone = telegram.phone({ started: true });
  const sent = await api.sendMessage(Number(phone.id), 'pick', { reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] } });
  const button = phone.screen[0]?.buttons[0]?.[0] ?? { label: '', kind: 'none' as const };
  await api.deleteMessage(Number(phone.id), sent.message_id);
  await phone.tap(button);
  expect(last().callback_query.message).toEqual({ chat: expect.any(Object), message_id: sent.message_id, date: 0 });
});

test('a deep link starts the bot with its payload, and no payload that Telegram would not carry', async () => {
  const phone = telegram.phone();
  await phone.tap({ label: 'Open', kind: 'url', url: 'https://t.me/myanjobs_bot?start=job-AbC_1' });
  expect(last().message).toMatchObject({ text: '/start job-AbC_1', entities: [{ type: 'bot_command', offset: 0, length: 6 }] });
  await phone.tap({ label: 'Else', kind: 'url', url: 'https://example.com' });
  expect(updates).toHaveLength(1);
  await expect(phone.open('a b')).rejects.toThrow('start payload');
  await expect(phone.open('a'.repeat(65))).rejects.toThrow('start payload');
});

test('blocking and unblocking tell the bot, and a blocked person cannot write', async () => {
  const phone = telegram.phone();
  await phone.open();
  await phone.block();
  expect(last().my_chat_member).toMatchObject({ old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } });
  await expect(phone.say('hello')).rejects.toThrow('blocked');
  await phone.open();
  expect(updates.slice(-2).map((body) => Object.keys(JSON.parse(body))[1])).toEqual(['my_chat_member', 'message']);
});

test('editing an own text sends edited_message; a bot’s cannot be edited', async () => {
  const phone = telegram.phone();
  await phone.say('helo');
  await phone.edit(phone.screen[0] ?? { id: '', from: 'me', text: '', buttons: [], at: new Date(0) }, 'hello');
  expect(last().edited_message).toMatchObject({ text: 'hello', edit_date: expect.any(Number) });
  expect(phone.screen[0]).toMatchObject({ text: 'hello', edited: true });
  await api.sendMessage(Number(phone.id), 'mine');
  await expect(phone.edit({ id: phone.screen[1]?.id ?? '', from: 'bot', text: 'mine', buttons: [], at: new Date(0) }, 'x')).rejects.toThrow('your own');
});

test('a file that the person sent can be fetched by the bot', async () => {
  const phone = telegram.phone();
  const bytes = samplePng(100, 50);
  await phone.send({ kind: 'photo', name: 'me.png', mime: 'image/png', bytes, caption: 'me' });
  const { photo, caption } = last().message;
  const file = await api.getFile(photo.at(-1).file_id);
  const response = await fetch(`${telegram.apiRoot}/file/bot${TOKEN}/${file.file_path ?? ''}`);
  expect([caption, Buffer.from(await response.arrayBuffer())]).toEqual(['me', bytes]);
});

test('an inline query is answered once with results', async () => {
  const phone = telegram.phone();
  await phone.inline('driver');
  const id = last().inline_query.id;
  const article = { type: 'article', id: '1', title: 'Driver', input_message_content: { message_text: 'Driver wanted' } } as const;
  await expect(api.answerInlineQuery(id, [article, article])).rejects.toMatchObject({ description: 'Bad Request: RESULT_ID_DUPLICATE' });
  await api.answerInlineQuery(id, [article]);
  expect(phone.inlineResults).toMatchObject([{ id: '1', title: 'Driver' }]);
  await expect(api.answerInlineQuery(id, [article])).rejects.toMatchObject({ error_code: 400 });
});

test('a screen keeps its newest 500 to 600 bubbles', async () => {
  const phone = telegram.phone();
  for (let count = 0; count < 1000; count++) await phone.say(String(count));
  expect(phone.screen.length).toBeLessThanOrEqual(600);
  expect(phone.screen.at(-1)?.text).toBe('999');
});

test('a channel shows posts, edits and photos, and a subscriber may press its buttons', async () => {
  const channel = telegram.channel('@myanjobs');
  await api.sendMessage('@myanjobs', 'Driver wanted', { reply_markup: { inline_keyboard: [[{ text: 'Open', callback_data: 'open' }]] } });
  const post = await api.sendMessage(channel.id, 'second');
  await api.editMessageText(channel.id, post.message_id, 'second, edited');
  expect(channel.posts).toMatchObject([{ text: 'Driver wanted', edited: false, buttons: [[{ kind: 'callback' }]] }, { text: 'second, edited', edited: true }]);
  const phone = telegram.phone();
  await phone.tap(channel.posts[0]?.buttons[0]?.[0] ?? { label: '', kind: 'none' });
  expect(last().callback_query.message).toMatchObject({ chat: { type: 'channel', username: 'myanjobs' }, sender_chat: { id: Number(channel.id) } });
  await api.deleteMessage(channel.id, post.message_id);
  expect(channel.posts).toHaveLength(1);
});

test('a group tells the bot that it was added, and that it left', async () => {
  const group = telegram.group('Friends');
  const phone = telegram.phone();
  await group.addBot(phone);
  await group.say(phone, 'not for the bot');
  await group.say(phone, '/start@myanjobs_bot');
  expect(updates.map((body) => Object.keys(JSON.parse(body))[1])).toEqual(['my_chat_member', 'message', 'message']);
  await api.leaveChat(Number(group.id));
  expect(group.botIsMember).toBe(false);
  await expect(api.sendMessage(Number(group.id), 'a')).rejects.toMatchObject({ description: 'Forbidden: bot is not a member of the group chat' });
});

test('a second life of the platform takes up what the first saved', async () => {
  const first = telegram.phone({ name: 'Aye' });
  await first.open();
  await api.sendMessage(Number(first.id), 'menu', { reply_markup: { keyboard: [['Jobs']] } });
  telegram.channel('@myanjobs');
  const post = await api.sendMessage('@myanjobs', 'Driver wanted');
  await api.sendPhoto('@myanjobs', new InputFile(samplePng(10, 10), 'p.png'));

  const saved = JSON.parse(JSON.stringify(telegram.save()));
  const later = await startTelegramEmulator({ token: TOKEN, botUsername: 'myanjobs_bot', saved, random: () => 0 });
  const bodies: string[] = [];
  later.onUpdate((body) => bodies.push(body));
  const client = new Api(TOKEN, { apiRoot: later.apiRoot });
  const phone = later.phone({ id: first.id, name: 'Aye' });
  expect([phone.screen.map((bubble) => bubble.text), phone.keyboard]).toEqual([['/start', 'menu'], [[{ label: 'Jobs', kind: 'reply' }]]]);
  expect(await client.sendMessage(Number(phone.id), 'back')).toMatchObject({ message_id: 3 });
  void phone.say('again');
  expect(JSON.parse(bodies[0] ?? '{}').update_id).toBeGreaterThan(last().update_id); // it would be a repeat to who remembers
  const channel = later.channel('@myanjobs');
  await client.editMessageText('@myanjobs', post.message_id, 'Driver found');
  expect(channel.posts).toMatchObject([{ text: 'Driver found', edited: true }, { photo: expect.stringContaining('/media/') }]);
  await later.stop();
});
