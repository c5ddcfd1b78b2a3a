import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { startBot, TOKEN, keyboardOf } from './bot-under-test.ts';
import type { WireObject } from './wire.ts';

interface SdkClient {
  setWebhook(url: string): Promise<WireObject>;
  sendMessage(receiver: string, type: string | null, data: WireObject, tracking?: WireObject, keyboard?: WireObject, chat?: string, level?: number): Promise<WireObject>;
  getAccountInfo(): Promise<WireObject>;
  getUserDetails(id: string): Promise<WireObject>;
  getOnlineStatus(id: string): Promise<WireObject>;
}
interface SdkMessage {
  toJson(): WireObject;
}
interface SdkValidator {
  validateMessage(signature: string, raw: string): boolean;
}

const require = createRequire(import.meta.url);
const ViberClient: new (logger: object, bot: object, url: string, events: string[]) => SdkClient = require('viber-bot/lib/viber-client');
const MessageValidator: new (logger: object, token: string) => SdkValidator = require('viber-bot/lib/message/message-validator');
const TextMessage: new (text: string) => SdkMessage = require('viber-bot/lib/message/text-message');
const RichMediaMessage: new (media: WireObject) => SdkMessage = require('viber-bot/lib/message/rich-media-message');
const logger = { info() {}, debug() {}, error() {} };

describe('the official SDK viber-bot', () => {
  it('sets a webhook, and its validator accepts the header and the sig of our callbacks', async () => {
    const bot = await startBot();
    const reply = await sdk(bot.emulator.apiRoot).setWebhook(bot.url);
    await bot.emulator.phone({ name: 'ကိုကို' }).say('မင်္ဂလာပါ 😀');

    const validator = new MessageValidator(logger, TOKEN);
    expect(reply).toMatchObject({ status: 0, event_types: expect.arrayContaining(['message', 'seen']) });
    expect(bot.received.length).toBeGreaterThanOrEqual(3);
    for (const { raw, headers, sig } of bot.received) {
      expect(validator.validateMessage(String(headers['x-viber-content-signature']), raw)).toBe(true);
      expect(validator.validateMessage(String(sig), raw)).toBe(true);
    }
  });

  it('sends texts, keyboards and carousels that stand on the phone', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone();
    await phone.say('hi');
    const client = sdk(bot.emulator.apiRoot);
    const carousel = { Type: 'rich_media', ButtonsGroupColumns: 6, ButtonsGroupRows: 2, Buttons: [{ Rows: 1, Text: 'A', ActionBody: 'a' }, { Rows: 1, Text: 'B', ActionBody: 'b' }, { Rows: 2, Text: 'C', ActionBody: 'c' }] };

    await client.sendMessage(phone.id, 'text', new TextMessage('hello').toJson(), { step: 1 });
    await client.sendMessage(phone.id, null, {}, undefined, keyboardOf('Yes', 'No'));
    await client.sendMessage(phone.id, 'rich_media', new RichMediaMessage(carousel).toJson());

    expect(phone.screen.map(bubble => bubble.text)).toEqual(['hi', 'hello', '']);
    expect(phone.keyboard.map(row => row.map(button => button.label))).toEqual([['Yes'], ['No']]);
    expect(phone.screen.at(-1)?.cards?.map(card => card.map(button => button.label))).toEqual([['A', 'B'], ['C']]);
  });

  it('reads the account, a user and who is online', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone({ name: 'Su Su' });
    await phone.say('hi');
    const client = sdk(bot.emulator.apiRoot);

    expect(await client.getAccountInfo()).toMatchObject({ status: 0, uri: 'myanjobs', subscribers_count: 1, webhook: bot.url });
    expect(await client.getUserDetails(phone.id)).toMatchObject({ status: 0, user: { id: phone.id, name: 'Su Su' } });
    expect(await client.getOnlineStatus(phone.id)).toMatchObject({ status: 0, users: [{ id: phone.id, online_status: 0 }] });
  });

  it('rejects with the status when a person is not subscribed', async () => {
    const bot = await startBot();
    const phone = bot.emulator.phone();
    const sent = sdk(bot.emulator.apiRoot).sendMessage(phone.id, 'text', new TextMessage('hello').toJson());
    await expect(sent).rejects.toMatchObject({ status: 6 });
  });
});

function sdk(url: string): SdkClient {
  return new ViberClient(logger, { authToken: TOKEN, name: 'MyanJobs', avatar: '' }, url, ['delivered', 'seen', 'failed', 'conversation_started']);
}
