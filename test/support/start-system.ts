import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { movableClock, type MovableClock } from '../../core/clock.ts';
import { readConfig } from '../../core/config.ts';
import { connectDatabase } from '../../core/db/database.ts';
import { newId } from '../../core/db/new-id.ts';
import { jobIndexOf } from '../../core/search/job-index-of.ts';
import { createApp, type App, type AppOptions } from '../../main.ts';
import { startPayEmulators, type PayEmulators } from '../emulators/payer/start-pay-emulators.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/start-telegram-emulator.ts';
import { startViberEmulator, type ViberEmulator } from '../emulators/viber/emulator.ts';
import { configured, giveBack, takeDatabase } from './database-shelf.ts';
import { freePort } from '../servers/free-port.ts';

export const TELEGRAM_TOKEN = '1234567890:AAtest_token_of_the_emulator_0123456789';
export const VIBER_TOKEN = '4f1a2b3c4d5e6f70-1234567890abcdef-fedcba0987654321';
export const SECRET = 'webhook-secret-of-the-tests';

export interface SystemOptions extends AppOptions {
  /** It takes a database for itself, and gives it back when it stops, unless one is named. */
  readonly mongodbUri?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Configures every provider of payments instead of KBZPay only. */
  readonly allProviders?: boolean;
}

/** The whole product in one process, between the emulators of its platforms. */
export interface System {
  readonly app: App;
  readonly telegram: TelegramEmulator;
  readonly viber: ViberEmulator;
  readonly kbzpay: PayEmulators['kbzpay'];
  /** The emulators of all providers; only those that are configured are ever called. */
  readonly pay: PayEmulators;
  readonly clock: MovableClock;
  readonly env: Readonly<Record<string, string>>;
  /** Resolves when every platform and the app have nothing left to do. */
  settle(): Promise<void>;
  /** Resolves when everything that comes of what people did is on their phones; what was sent may still wait in an outbox for the next act to remove it. */
  answered(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything; MongoDB and Redis come from the run's global setup. */
export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const clock = movableClock();
  const now = () => clock.now();
  const port = await freePort();
  const [telegram, viber, pay] = await Promise.all([
    startTelegramEmulator({ token: TELEGRAM_TOKEN, botUsername: 'MyanJobsBot', now }),
    startViberEmulator({ token: VIBER_TOKEN, uri: 'myanjobs', now }),
    startPayEmulators({ now, appUrl: () => `http://127.0.0.1:${port}` }),
  ]);
  const env = {
    MONGODB_URI: options.mongodbUri ?? (await takeDatabase()).uri,
    REDIS_URL: configured('REDIS_URL'), REDIS_PREFIX: `test-${newId()}`,
    PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${port}`,
    SECRET_KEY: 'a-secret-key-for-tests-with-32-characters-or-more',
    TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN, TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_WEBHOOK_SECRET: SECRET, TELEGRAM_CHANNEL_ID: '@myanjobs_channel',
    VIBER_AUTH_TOKEN: VIBER_TOKEN, VIBER_API_ROOT: viber.apiRoot, VIBER_URI: 'myanjobs',
    ...Object.fromEntries(Object.entries(pay.env).filter(([name]) => options.allProviders === true || name.startsWith('KBZPAY_'))),
    FILES_URL: `file:${await mkdtemp(join(tmpdir(), 'myanjobs-files-'))}`,
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    ...options.env,
  };
  telegram.channel('@myanjobs_channel');
  const app = await createApp(readConfig(env), { clock, log: pino({ level: env.LOG_LEVEL }), ...options });
  jobIndexOf(app.runtime.reader).catchUpFirst = true;
  await app.start();
  await ready(app, telegram, viber);
  return {
    app, telegram, viber, pay, kbzpay: pay.kbzpay, clock, env,
    settle: () => between(telegram, viber, () => app.settle()),
    answered: () => between(telegram, viber, () => app.answered()),
    stop: async () => {
      await app.stop();
      await Promise.all([telegram.stop(), viber.stop(), pay.stop(), ...(options.mongodbUri === undefined ? [empty(env.MONGODB_URI)] : [])]);
    },
  };
}

/** The platforms have handed over what they have, the app has done what there is to do, and the platforms have taken what comes of it. */
async function between(telegram: TelegramEmulator, viber: ViberEmulator, done: () => Promise<void>): Promise<void> {
  await telegram.settled();
  await viber.settled();
  await done();
  await telegram.settled();
  await viber.settled();
}

/** Waits until both webhooks are registered (start does not wait for a platform that may be down). */
async function ready(app: App, telegram: TelegramEmulator, viber: ViberEmulator): Promise<void> {
  await app.registered();
  if (!telegram.webhookInfo?.url) throw new Error('the Telegram webhook was not registered');
  if (!viber.calls.some((call) => call.endpoint === 'set_webhook')) throw new Error('the Viber webhook was not registered');
}

/** Empties the database of a system that has stopped, for another. */
async function empty(uri: string): Promise<void> {
  const connection = await connectDatabase(uri);
  await giveBack(connection);
  await connection.close();
}
