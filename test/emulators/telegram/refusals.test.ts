import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTelegramEmulator, type TelegramEmulator } from './start-telegram-emulator.ts';
import type { TelegramPhone } from './phone.ts';

const TOKEN = '7:refuse';
const inline = (rows: number, columns: number, data = 'x') => ({
  inline_keyboard: Array.from({ length: rows }, () => Array.from({ length: columns }, () => ({ text: 'a', callback_data: data }))),
});
const keys = (rows: number, columns: number) => ({ keyboard: Array.from({ length: rows }, () => Array.from({ length: columns }, () => 'a')) });
/** Name, fields beside chat_id, the words after the prefix. */
const SEND_MESSAGE: [string, Record<string, unknown>, string][] = [
  ['an empty text', { text: '' }, 'message text is empty'],
  ['a blank text', { text: ' \n ' }, 'message text is empty'],
  ['4,097 characters', { text: 'က'.repeat(4097) }, 'message is too long'],
  ['a raw text over 32,768 bytes', { text: 'က'.repeat(10_923) }, 'text is too long'],
  ['an unknown parse mode', { text: 'a', parse_mode: 'bbcode' }, 'unsupported parse_mode'],
  ['an unclosed tag', { text: '<b>a', parse_mode: 'HTML' }, 'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'],
  ['crossed tags', { text: '<b><i>test</b></i>', parse_mode: 'HTML' }, 'can\'t parse entities: Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'],
  ['an unknown tag', { text: '<script>', parse_mode: 'HTML' }, 'can\'t parse entities: Unsupported start tag "script" at byte offset 0'],
  ['a bare less-than', { text: 'a < b', parse_mode: 'HTML' }, 'can\'t parse entities: Unsupported start tag "" at byte offset 2'],
  ['an unescaped dot', { text: 'a.', parse_mode: 'MarkdownV2' }, "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'"],
  ['an unclosed star', { text: '*a', parse_mode: 'MarkdownV2' }, "can't parse entities: Can't find end of Bold entity at byte offset 0"],
  ['an entity past the end', { text: 'hello', entities: [{ type: 'bold', offset: 0, length: 100 }] }, 'entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100'],
  ['an unknown entity', { text: 'hello', entities: [{ type: 'loud', offset: 0, length: 1 }] }, "can't parse MessageEntity: Unsupported type specified"],
  ['65 bytes of callback data', { text: 'a', reply_markup: inline(1, 1, `${'က'.repeat(21)}ab`) }, 'BUTTON_DATA_INVALID'],
  ['9 inline buttons in a row', { text: 'a', reply_markup: inline(1, 9) }, 'reply markup is too long'],
  ['101 inline buttons', { text: 'a', reply_markup: inline(101, 1) }, 'reply markup is too long'],
  ['13 keys in a row', { text: 'a', reply_markup: keys(1, 13) }, 'reply markup is too long'],
  ['301 keys', { text: 'a', reply_markup: keys(301, 1) }, 'reply markup is too long'],
  ['a button without an action', { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'a' }]] } }, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"],
  ['a button without a text', { text: 'a', reply_markup: { inline_keyboard: [[{ callback_data: 'a' }]] } }, 'can\'t parse inline keyboard button: Can\'t find field "text"'],
  ['a button with an ftp link', { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'a', url: 'ftp://example.com' }]] } }, "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol"],
  ['a button with no link', { text: 'a', reply_markup: { inline_keyboard: [[{ text: 'a', url: 'not-a-url' }]] } }, "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL"],
  ['a keyboard that is no object', { text: 'a', reply_markup: '[1]' }, 'object expected as reply markup'],
  ['a reply to nothing', { text: 'a', reply_parameters: { message_id: 9999 } }, 'message to be replied not found'],
];

describe('the emulator refuses what Telegram refuses', () => {
  let telegram: TelegramEmulator;
  let phone: TelegramPhone;

  async function call(method: string, payload: Record<string, unknown>): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${telegram.apiRoot}/bot${TOKEN}/${method}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(payload),
    });
    return { status: response.status, body: await response.json() };
  }
  const refusal = (code: number, description: string) => ({ status: code, body: { ok: false, error_code: code, description } });
  const bad = (description: string) => refusal(400, `Bad Request: ${description}`);
  async function sent(payload: Record<string, unknown>): Promise<number> {
    await call('sendMessage', { chat_id: phone.id, ...payload });
    return Number(phone.screen.at(-1)?.id);
  }

  beforeAll(async () => {
    telegram = await startTelegramEmulator({ token: TOKEN, botUsername: 'myanjobs_bot' });
    phone = telegram.phone({ started: true });
  });
  afterAll(() => telegram.stop());

  test.each(SEND_MESSAGE)('sendMessage: %s', async (_name, fields, description) => {
    expect(await call('sendMessage', { chat_id: phone.id, ...fields })).toEqual(bad(description));
  });

  test('what just fits is taken', async () => {
    for (const fields of [
      { text: 'က'.repeat(4096) }, { text: 'a', reply_markup: inline(12, 8) }, { text: 'a', reply_markup: keys(25, 12) },
      { text: 'a', reply_markup: inline(1, 1, `${'က'.repeat(21)}a`) }, { text: `<b>${'a'.repeat(4096)}</b>`, parse_mode: 'HTML' },
    ]) expect(await call('sendMessage', { chat_id: phone.id, ...fields })).toMatchObject({ status: 200 });
  });

  test('people and chats that the bot may not write to', async () => {
    expect(await call('sendMessage', { text: 'a' })).toEqual(bad('chat_id is empty'));
    expect(await call('sendMessage', { chat_id: 5, text: 'a' })).toEqual(bad('chat not found'));
    const stranger = telegram.phone();
    expect(await call('sendMessage', { chat_id: stranger.id, text: 'a' })).toEqual(refusal(403, "Forbidden: bot can't initiate conversation with a user"));
    await stranger.open();
    await stranger.block();
    expect(await call('sendMessage', { chat_id: stranger.id, text: 'a' })).toEqual(refusal(403, 'Forbidden: bot was blocked by the user'));
    await stranger.unblock();
    expect(await call('sendMessage', { chat_id: stranger.id, text: 'a' })).toMatchObject({ status: 200 });
    telegram.channel('@closed').setBotAdministrator(false);
    expect(await call('sendMessage', { chat_id: '@closed', text: 'a' })).toEqual(refusal(403, 'Forbidden: bot was kicked from the channel chat'));
  });

  test('edits that change nothing, or cannot be', async () => {
    const id = await sent({ text: 'same' });
    const edit = (fields: Record<string, unknown>) => call('editMessageText', { chat_id: phone.id, message_id: id, ...fields });
    expect(await edit({ text: 'same' })).toEqual(
      bad('message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'),
    );
    expect(await edit({ text: 'same', reply_markup: inline(1, 1) })).toMatchObject({ status: 200 });
    expect(await edit({ text: 'a', message_id: 99_999 })).toEqual(bad('message to edit not found'));
    expect(await call('editMessageCaption', { chat_id: phone.id, message_id: id, caption: 'a' })).toEqual(bad('there is no caption in the message to edit'));
    const keyboarded = await sent({ text: 'with keys', reply_markup: keys(1, 1) });
    expect(await edit({ text: 'a', message_id: keyboarded })).toEqual(bad("message can't be edited"));
    expect(await call('deleteMessage', { chat_id: phone.id, message_id: 99_999 })).toEqual(bad('message to delete not found'));
  });

  test('captions over 1,024, pictures that are none, addresses that do not answer', async () => {
    const photo = (fields: Record<string, unknown>) => call('sendPhoto', { chat_id: phone.id, ...fields });
    expect(await photo({ photo: 'x', caption: 'a'.repeat(1025) })).toEqual(bad('message caption is too long'));
    expect(await photo({})).toEqual(bad('there is no photo in the request'));
    expect(await photo({ photo: `${telegram.apiRoot}/nothing` })).toEqual(bad('failed to get HTTP URL content'));
    expect(await photo({ photo: 'https://example.com/a.png' })).toEqual(bad('failed to get HTTP URL content'));
    expect(await photo({ photo: `${telegram.apiRoot}/bot${TOKEN}/getMe` })).toEqual(bad('wrong type of the web page content'));
    expect(await call('sendMediaGroup', { chat_id: phone.id, media: [{ type: 'photo', media: 'x' }] })).toMatchObject({ status: 400 });
  });

  test('a press is answered once, and not after 150 seconds', async () => {
    const late = bad('query is too old and response timeout expired or query ID is invalid');
    const seen: string[] = [];
    const stop = telegram.onUpdate((body) => seen.push(JSON.parse(body).callback_query?.id));
    await phone.tap({ label: 'a', kind: 'callback', data: 'a', bubble: '1' });
    stop();
    expect(await call('answerCallbackQuery', { callback_query_id: seen[0], text: 'a'.repeat(201) })).toEqual(bad('MESSAGE_TOO_LONG'));
    expect(await call('answerCallbackQuery', { callback_query_id: seen[0] })).toMatchObject({ status: 200 });
    expect(await call('answerCallbackQuery', { callback_query_id: seen[0] })).toEqual(late);
    expect(await call('answerCallbackQuery', { callback_query_id: '1' })).toEqual(late);
  });

  test('commands that are none', async () => {
    expect(await call('setMyCommands', { commands: [{ command: 'Jobs', description: 'a' }] })).toEqual(bad('BOT_COMMAND_INVALID'));
    expect(await call('setMyCommands', { commands: [{ command: 'jobs', description: '' }] })).toEqual(bad('BOT_COMMAND_DESCRIPTION_INVALID'));
    expect(await call('setMyShortDescription', { short_description: 'a'.repeat(121) })).toMatchObject({ status: 400 });
  });
});
