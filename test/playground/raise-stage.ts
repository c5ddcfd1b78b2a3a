import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { movableClock, type MovableClock } from '../../core/clock.ts';
import { startPayEmulators, type PayEmulators } from '../emulators/payer/start-pay-emulators.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/start-telegram-emulator.ts';
import { startViberEmulator, type ViberEmulator } from '../emulators/viber/emulator.ts';
import { freePort } from '../servers/free-port.ts';
import { startMongo } from '../servers/mongo.ts';
import { startRedis } from '../servers/redis.ts';
import { appChild } from './app-child.ts';
import { CAST, castMember } from './cast.ts';
import { MEMORY_VERSION, readMemory, writeMemory, type Memory } from './memory.ts';
import { phoneBook, type PhoneBook } from './phone-book.ts';
import { giveSampleData } from './sample/give-sample-data.ts';
import { chatSides } from './chat-sides.ts';
import type { Stage } from './stage.ts';
import { walletSide } from './wallet-side.ts';

export interface StageOptions {
  /** Where data lives from one start to the next. */
  readonly dir: string;
  /** Throws away what is there. */
  readonly fresh?: boolean;
  /** Servers that run already (tests); otherwise MongoDB and Redis are started under `dir`. */
  readonly servers?: { readonly mongoUri: string; readonly redisUri: string };
  /** How many sample jobs; 400 in the demo. */
  readonly jobs?: number;
  /** Tells of long steps. */
  say(line: string): void;
}

export interface RaisedStage {
  readonly stage: Stage;
  /** Servers whose pictures and files the page may show. */
  readonly mediaOrigins: readonly string[];
  stop(): Promise<void>;
}

const TOKEN = '7700112233:playground-bot-of-nobody';
const BOT_USERNAME = 'MyanJobsPlayBot';
const CHANNEL = '@myanjobs_play';
const VIBER_TOKEN = 'playground-viber-account-of-nobody';
const VIBER_URI = 'myanjobsplay';
/** What this program keeps in its folder, and nothing else: a real installation may keep its files beside. */
const OURS = ['mongo', 'redis', 'playground.json', 'playground-files', 'viber-files', 'app.log'];
const REMEMBER_EVERY_MS = 2_000;
/** Update ids grow from one start to the next when they begin at the time: seconds since this day, of 100 million. */
const UPDATE_IDS_SINCE_S = Date.UTC(2026, 0, 1) / 1000;
const UPDATE_IDS = 100_000_000;

/** Puts everything up: servers, emulators, sample data at the first start, the app. Long steps are told. */
export async function raiseStage(options: StageOptions): Promise<RaisedStage> {
  const { dir, say } = options;
  if (options.fresh) for (const name of OURS) await rm(join(dir, name), { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  const memoryFile = join(dir, 'playground.json');
  const kept = await readMemory(memoryFile);
  const clock = movableClock(kept?.clockOffsetMs ?? 0);
  const ports = await keepPorts(kept?.ports);
  let env: Record<string, string> = {};
  const secretKey = kept?.secretKey ?? randomBytes(32).toString('hex');
  const app = appChild({
    url: `http://127.0.0.1:${ports.app}`, log: join(dir, 'app.log'), env: () => env, clockOffsetMs: () => clock.now().getTime() - Date.now(),
  });
  app.warm();
  const servers = await startServers(options, kept !== undefined);
  if (await giveSampleData(servers.mongoUri, clock, options.jobs, say)) say('sample companies and jobs are in');
  const emulators = await startEmulators(dir, clock, ports, kept);
  const { telegram, viber, pay } = emulators;
  env = appEnv({ ...servers, dir, port: ports.app, secretKey, emulators });
  const book = openBook(telegram, viber, kept);
  const channel = telegram.channel(CHANNEL, 'MyanJobs · အလုပ်ခေါ်စာများ');
  const wallet = walletSide(pay);
  const stage: Stage = {
    ...chatSides(telegram, viber), app, book, clock, botUsername: BOT_USERNAME, viberUri: VIBER_URI, wallet,
    channel: {
      title: channel.title, onChange: (listener) => { channel.onChange(listener); },
      posts: () => channel.posts.map((post) => ({ ...post, bold: post.entities.filter(({ type }) => type === 'bold') })),
    },
  };
  const remember = (): Promise<void> => writeMemory(memoryFile, {
    version: MEMORY_VERSION, secretKey, clockOffsetMs: clock.now().getTime() - Date.now(), ports, people: book.all().map(({ person }) => person),
    telegram: telegram.save(), viber: viber.phones().map((phone) => phone.save()),
  });
  const timer = setInterval(() => { remember().catch((error: unknown) => say(`could not write ${memoryFile}: ${String(error)}`)); }, REMEMBER_EVERY_MS);
  say('starting the app');
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    wallet.stop();
    await app.stop();
    await remember();
    await Promise.all([telegram.stop(), viber.stop(), pay.stop(), servers.stop()]);
  };
  try {
    await app.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { stage, mediaOrigins: [telegram.apiRoot, new URL(viber.apiRoot).origin], stop };
}

interface Servers {
  readonly mongoUri: string;
  readonly redisUri: string;
  stop(): Promise<unknown>;
}

async function startServers({ dir, servers, say }: StageOptions, again: boolean): Promise<Servers> {
  if (servers) return { ...servers, stop: async () => undefined };
  say(again ? 'starting MongoDB and Redis with the data of last time' : 'starting MongoDB and Redis (the very first time they may have to be installed)');
  const [mongo, redis] = await Promise.all([startMongo({ dir: join(dir, 'mongo') }), startRedis({ dir: join(dir, 'redis') })]);
  const mongoUri = withDatabase(mongo.uri);
  await writeFile(join(dir, 'database.env'), `MONGODB_URI=${mongoUri}\n`); // for `npm run ledger`
  return { mongoUri, redisUri: redis.uri, stop: () => Promise.all([mongo.stop(), redis.stop()]) };
}

interface Emulators {
  readonly telegram: TelegramEmulator;
  readonly viber: ViberEmulator;
  readonly pay: PayEmulators;
}

async function startEmulators(dir: string, clock: MovableClock, ports: Memory['ports'], kept: Memory | undefined): Promise<Emulators> {
  const now = (): Date => clock.now();
  const [telegram, viber, pay] = await Promise.all([
    startTelegramEmulator({ token: TOKEN, botUsername: BOT_USERNAME, botName: 'MyanJobs', port: ports.telegram, now, random: risingFirst(), ...(kept?.telegram && { saved: kept.telegram }) }),
    startViberEmulator({ token: VIBER_TOKEN, uri: VIBER_URI, name: 'MyanJobs', port: ports.viber, now, filesDir: join(dir, 'viber-files') }),
    startPayEmulators({ now, appUrl: () => `http://127.0.0.1:${ports.app}`, ports: { ...ports, kbzpay: ports.wallet } }),
  ]);
  return { telegram, viber, pay };
}

/** Chance, except that the first number (where update ids begin) grows with the time. */
function risingFirst(): () => number {
  let first = true;
  return () => {
    if (!first) return Math.random();
    first = false;
    return ((Date.now() / 1000 - UPDATE_IDS_SINCE_S) % UPDATE_IDS) / UPDATE_IDS;
  };
}

function openBook(telegram: TelegramEmulator, viber: ViberEmulator, kept: Memory | undefined): PhoneBook {
  return phoneBook(({ channel, id, name, phone }) => {
    if (channel === 'telegram') return telegram.phone({ id, name, phoneNumber: phone.replace('+', ''), languageCode: 'my' });
    const opened = viber.phone({ id, name, phoneNumber: phone.replace('+', ''), language: 'my' });
    const before = kept?.viber.find((saved) => saved.id === id);
    if (before) opened.recall(before);
    return opened;
  }, kept?.people ?? CAST);
}

interface AppParts {
  readonly mongoUri: string;
  readonly redisUri: string;
  readonly dir: string;
  readonly port: number;
  readonly secretKey: string;
  readonly emulators: Emulators;
}

/** The settings of production, with emulators where the world would be. */
function appEnv({ mongoUri, redisUri, dir, port, secretKey, emulators: { telegram, viber, pay } }: AppParts): Record<string, string> {
  return {
    MONGODB_URI: mongoUri, REDIS_URL: redisUri, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${port}`, ROLE: '',
    SECRET_KEY: secretKey, FIRST_MODERATOR: `telegram:${castMember('U Kyaw').id}`, FILES_URL: `file:${join(dir, 'playground-files')}`, HOST_ID: 'playground',
    TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_WEBHOOK_SECRET: 'playground-webhook-secret', TELEGRAM_CHANNEL_ID: CHANNEL,
    VIBER_AUTH_TOKEN: VIBER_TOKEN, VIBER_API_ROOT: viber.apiRoot, VIBER_URI,
    ...pay.env,
    MANUAL_ACCOUNTS: 'KBZPay 09 450 000 000 MyanJobs playground',
    OWN_MMQR_MERCHANT_ID: '0000000000000000', OWN_MMQR_NAME: 'MyanJobs playground', OWN_MMQR_NAME_MY: 'မြန်ဂျော့ဘ်',
  };
}

function withDatabase(uri: string): string {
  const url = new URL(uri);
  url.pathname = '/myanjobs';
  return url.href;
}

/** The ports of last time where they are still free, others where they are not. */
async function keepPorts(kept: Memory['ports'] | undefined): Promise<Memory['ports']> {
  const port = async (wanted: number | undefined): Promise<number> => wanted !== undefined && await isFree(wanted) ? wanted : freePort();
  return {
    app: await port(kept?.app), telegram: await port(kept?.telegram), viber: await port(kept?.viber), wallet: await port(kept?.wallet),
    wavepay: await port(kept?.wavepay), wavepages: await port(kept?.wavepages), ayagateway: await port(kept?.ayagateway), ayawallet: await port(kept?.ayawallet), mmqr: await port(kept?.mmqr),
  };
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
