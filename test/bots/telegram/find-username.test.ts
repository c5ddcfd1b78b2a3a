import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findUsername } from '../../../bots/telegram/find-username.ts';
import { telegramApi } from '../../../bots/telegram/telegram-client.ts';
import { ConfigError } from '../../../core/config.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../../emulators/telegram/start-telegram-emulator.ts';
import { useDatabase } from '../../support/database.ts';

const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const log = pino({ level: 'silent' });

describe('the name of the bot', () => {
  const db = useDatabase();
  let telegram: TelegramEmulator;
  const find = (token = TOKEN) => findUsername(db.connection, telegramApi(token, telegram.apiRoot), token, log);

  beforeAll(async () => { telegram = await startTelegramEmulator({ token: TOKEN, botUsername: 'myanjobs_bot' }); });
  afterAll(() => telegram.stop());
  beforeEach(async () => {
    telegram.trouble = {};
    await db.empty();
  });

  test('is what Telegram tells, and what it told before while it is away', async () => {
    expect(await find()).toBe('myanjobs_bot');
    telegram.trouble = { api: { kind: 'error' } };
    expect(await find()).toBe('myanjobs_bot');
  });

  test('that nobody knows stops the start with one line', async () => {
    telegram.trouble = { api: { kind: 'error' } };
    await expect(find()).rejects.toThrow(ConfigError);
  });

  test('of a token that is refused stops the start with the name of the setting, whatever was known', async () => {
    await find();
    await expect(find('110201543:AAwrong_token_0000000000000000000000')).rejects.toThrow('TELEGRAM_BOT_TOKEN');
  });
});
