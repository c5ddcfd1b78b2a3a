import { Api, GrammyError, HttpError, InputFile, InputMediaBuilder } from 'grammy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePng } from './sample-image.ts';
import { startTelegramEmulator, type TelegramEmulator } from './start-telegram-emulator.ts';
import { validateTelegramRequest } from './validate-request.ts';

const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

describe('grammY drives the Telegram emulator', () => {
  let telegram: TelegramEmulator;
  let api: Api;

  beforeAll(async () => {
    telegram = await startTelegramEmulator({ token: TOKEN, botUsername: 'myanjobs_bot' });
    api = new Api(TOKEN, { apiRoot: telegram.apiRoot, timeoutSeconds: 5 });
  });
  afterAll(() => telegram.stop());

  test('getMe tells who the bot is', async () => {
    expect(await api.getMe()).toMatchObject({ id: 110201543, is_bot: true, username: 'myanjobs_bot', supports_inline_queries: true });
  });

  test('a message is sent, edited and deleted, and the phone shows each state', async () => {
    const phone = telegram.phone({ name: 'Aye' });
    await phone.open();
    const sent = await api.sendMessage(Number(phone.id), '<b>မင်္ဂလာပါ</b> &amp; hi', {
      parse_mode: 'HTML', reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go', style: 'success' }]] },
    });
    expect(sent.entities).toEqual([{ type: 'bold', offset: 0, length: 'မင်္ဂလာပါ'.length }]);
    expect(phone.screen.at(-1)).toMatchObject({
      from: 'bot', text: 'မင်္ဂလာပါ & hi', bold: [{ offset: 0, length: 'မင်္ဂလာပါ'.length }],
      buttons: [[{ label: 'Go', kind: 'callback', data: 'go', style: 'success', bubble: String(sent.message_id) }]],
    });
    await api.editMessageText(Number(phone.id), sent.message_id, 'changed');
    expect(phone.screen.at(-1)).toMatchObject({ text: 'changed', buttons: [], edited: true });
    await api.deleteMessage(Number(phone.id), sent.message_id);
    expect(phone.screen.some((bubble) => bubble.id === String(sent.message_id))).toBe(false);
  });

  test('a refusal reaches the bot as GrammyError with the code and the words of the platform', async () => {
    const error: unknown = await api.sendMessage(404, 'nobody').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(GrammyError);
    expect(error).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found', method: 'sendMessage' });
  });

  test('a flood answers 429 with retry_after, once when one call is troubled', async () => {
    const phone = telegram.phone({ name: 'Flooded', started: true });
    telegram.trouble = { api: { kind: 'flood', retryAfterSeconds: 7 }, apiCalls: 1 };
    const error: unknown = await api.sendMessage(Number(phone.id), 'a').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    await expect(api.sendMessage(Number(phone.id), 'b')).resolves.toMatchObject({ text: 'b' });
    telegram.trouble = {};
  });

  test('a silent platform ends as HttpError, and accepted-then-silent has sent the message', async () => {
    const phone = telegram.phone({ name: 'Silent', started: true });
    const hasty = new Api(TOKEN, { apiRoot: telegram.apiRoot, timeoutSeconds: 0.2 });
    for (const kind of ['silent', 'accepted-then-silent'] as const) {
      telegram.trouble = { api: { kind }, apiCalls: 1 };
      const error: unknown = await hasty.sendMessage(Number(phone.id), kind).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(HttpError);
    }
    telegram.trouble = {};
    expect(phone.screen.map((bubble) => bubble.text)).toEqual(['accepted-then-silent']);
  });

  test('a photo with blanks in its name is uploaded, downloaded again and sent on by file_id', async () => {
    const phone = telegram.phone({ name: 'Photo', started: true });
    const bytes = samplePng(640, 480);
    const sent = await api.sendPhoto(Number(phone.id), new InputFile(bytes, 'my photo.png'), { caption: 'a *b*' });
    expect(sent.photo?.at(-1)).toMatchObject({ width: 640, height: 480 });
    const { file_path } = await api.getFile(sent.photo?.at(-1)?.file_id ?? '');
    const download = await fetch(`${telegram.apiRoot}/file/bot${TOKEN}/${file_path ?? ''}`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
    const again = await api.sendPhoto(Number(phone.id), sent.photo?.at(-1)?.file_id ?? '');
    expect(again.photo).toEqual(sent.photo);
    const shown = await fetch(phone.screen.at(-1)?.media?.url ?? '');
    expect(shown.status).toBe(200);
  });

  test('a document, a voice and an album arrive as what they are', async () => {
    const phone = telegram.phone({ name: 'Files', started: true });
    const chat = Number(phone.id);
    await api.sendDocument(chat, new InputFile(Buffer.from('%PDF-1.7'), 'my cv.pdf'));
    await api.sendVoice(chat, new InputFile(Buffer.from('OggS…'), 'voice.ogg'), { duration: 4 });
    const album = await api.sendMediaGroup(chat, [1, 2].map(() => InputMediaBuilder.photo(new InputFile(samplePng(10, 10), 'p.png'))));
    expect(album).toMatchObject([{ media_group_id: expect.any(String) }, { media_group_id: expect.any(String) }]);
    expect(phone.screen.map((bubble) => [bubble.media?.kind, bubble.media?.name])).toEqual([
      ['file', 'my cv.pdf'], ['voice', undefined], ['photo', undefined], ['photo', undefined],
    ]);
  });

  test('commands and descriptions are kept by language', async () => {
    await api.setMyCommands([{ command: 'jobs', description: 'Find a job' }], { language_code: 'en' });
    await api.setMyCommands([{ command: 'jobs', description: 'အလုပ်ရှာရန်' }]);
    await api.setMyDescription('Jobs in Myanmar');
    await api.setMyShortDescription('Jobs');
    expect(await api.getMyCommands({ language_code: 'en' })).toEqual([{ command: 'jobs', description: 'Find a job' }]);
    expect(telegram.commands('1', 'my')).toEqual([{ command: 'jobs', description: 'အလုပ်ရှာရန်' }]);
    await api.deleteMyCommands({ language_code: 'en' });
    expect(telegram.commands('1', 'en')).toEqual([{ command: 'jobs', description: 'အလုပ်ရှာရန်' }]);
  });

  test('every request that grammY made fits the documented types', { timeout: 60_000 }, () => {
    for (const call of telegram.calls) expect(validateTelegramRequest(call.method, call.payload)).toEqual([]);
    expect(validateTelegramRequest('sendMessage', { chat_id: 1, text: 'x', colour: 'red' })).not.toEqual([]);
    expect(telegram.calls.length).toBeGreaterThan(15);
  });
});
