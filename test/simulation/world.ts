import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import { movableClock, type MovableClock } from '../../core/clock.ts';
import { connectDatabase, type Reader } from '../../core/db/database.ts';
import { newId } from '../../core/db/new-id.ts';
import { createIndexes } from '../../core/schema.ts';
import { startMongoProxy, type MongoProxy } from '../emulators/mongo-proxy/start-mongo-proxy.ts';
import { startPayEmulators, type PayEmulators } from '../emulators/payer/start-pay-emulators.ts';
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/start-telegram-emulator.ts';
import { startViberEmulator, type ViberEmulator } from '../emulators/viber/emulator.ts';
import type { LocalServer } from '../servers/child-server.ts';
import { freePort } from '../servers/free-port.ts';
import { startMongo } from '../servers/mongo.ts';
import { startRedis } from '../servers/redis.ts';
import { Chance } from './chance.ts';
import { FrontDoor } from './front-door.ts';
import type { Mutant } from './mutants.ts';
import { SimApp } from './sim-app.ts';

export const TELEGRAM_TOKEN = '1234567890:AAsimulation_token_0123456789_abcdef';
export const VIBER_TOKEN = '4f1a2b3c4d5e6f70-simulation-fedcba0987654321';
const CHANNEL = '@simulated_jobs';
/** A transaction whose process was killed holds its documents for so long, in seconds: while processes are killed, and otherwise. */
const ORPHAN_SECONDS = { short: 1, usual: 60 } as const;

export interface WorldOptions {
  readonly seed: number;
  readonly dir: string;
  readonly mutant?: Mutant;
  /** What every process does; all of it unless said otherwise. */
  readonly role?: 'web';
  readonly nodeFlags?: readonly string[];
}

/** Everything around the app, and its processes, each behind a proxy of its own. */
export interface World {
  readonly clock: MovableClock;
  readonly reader: Reader;
  readonly telegram: TelegramEmulator;
  readonly viber: ViberEmulator;
  /** The providers of payments. */
  readonly pay: PayEmulators;
  readonly door: FrontDoor;
  readonly apps: readonly SimApp[];
  readonly proxies: readonly MongoProxy[];
  readonly ports: readonly number[];
  readonly channel: ReturnType<TelegramEmulator['channel']>;
  readonly redisUrl: string;
  /** Forgets everything in Redis that is the simulation's. */
  emptyRedis(): Promise<void>;
  /** Stops MongoDB and starts it again, where it is our own. */
  restartMongo(): Promise<void>;
  /** Whether transactions without an owner end soon: while processes are killed. On a busy machine others would not live long enough. */
  shortenOrphans(short: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the servers (or takes the configured ones), the platforms and the proxies; no process of the app yet. */
export async function createWorld({ seed, dir, mutant, role, nodeFlags = [] }: WorldOptions): Promise<World> {
  await mkdir(dir, { recursive: true });
  const clock = movableClock();
  const now = (): Date => clock.now();
  const [mongo, redis] = await Promise.all([
    process.env['MONGODB_URI'] ? undefined : startMongo({ dir: join(dir, 'mongo') }),
    process.env['REDIS_URL'] ? undefined : startRedis({ dir: join(dir, 'redis') }),
  ]);
  const redisUrl = process.env['REDIS_URL'] ?? redis?.uri ?? '';
  const uri = new URL(process.env['MONGODB_URI'] ?? mongo?.uri ?? '');
  uri.pathname = `/sim_${newId()}`;
  const chances = [new Chance(seed + 1), new Chance(seed + 2)] as const;
  const [telegram, viber] = await Promise.all([
    startTelegramEmulator({ token: TELEGRAM_TOKEN, botUsername: 'SimulatedBot', now, random: () => chances[0].next() }),
    startViberEmulator({ token: VIBER_TOKEN, uri: 'simulated', now, random: () => chances[1].next(), times: { fastRepeatMs: 50 } }),
  ]);
  const channel = telegram.channel(CHANNEL);
  const proxies = await Promise.all([startMongoProxy(uri.href), startMongoProxy(uri.href)]);
  const ports = [await freePort(), await freePort()];
  const door = new FrontDoor();
  await door.open();
  const pay = await startPayEmulators({ now, appUrl: () => door.url });
  const prefix = `sim-${newId()}`;
  const apps = proxies.map((proxy, index) => new SimApp({
    log: join(dir, `app-${index}.log`), nodeFlags, clockOffsetMs: () => clock.now().getTime() - Date.now(),
    env: {
      MONGODB_URI: proxy.uri, REDIS_URL: redisUrl, REDIS_PREFIX: prefix, PORT: String(ports[index]), HOST: '127.0.0.1', PUBLIC_URL: door.url, ROLE: role ?? '',
      SECRET_KEY: 'a-secret-key-of-the-simulation-0123456789', HOST_ID: 'simulation', FILES_URL: `file:${join(dir, 'files')}`, LOG_LEVEL: 'warn',
      TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN, TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_WEBHOOK_SECRET: 'simulation-webhook-secret', TELEGRAM_CHANNEL_ID: CHANNEL,
      VIBER_AUTH_TOKEN: VIBER_TOKEN, VIBER_API_ROOT: viber.apiRoot, VIBER_URI: 'simulated',
      ...pay.env, ...(mutant && { SIM_MUTANT: mutant }),
    },
  }));
  const db = await connectDatabase(uri.href);
  await createIndexes(db);
  const client = new Redis(redisUrl);
  return {
    clock, reader: { db, clock }, telegram, viber, pay, door, apps, proxies, ports, channel, redisUrl,
    emptyRedis: () => emptyRedis(client, prefix, redis !== undefined),
    restartMongo: () => restartMongo(mongo, db),
    shortenOrphans: (short) => limitOrphans(db, short),
    stop: async () => {
      await Promise.all(apps.map((app) => app.stop()));
      client.disconnect();
      await door.close();
      await db.dropDatabase();
      await db.close();
      await Promise.all([telegram.stop(), viber.stop(), pay.stop(), ...proxies.map((proxy) => proxy.stop()), mongo?.kill(), redis?.kill()]);
    },
  };
}

async function limitOrphans(db: Connection, short: boolean): Promise<void> {
  await db.db?.admin().command({ setParameter: 1, transactionLifetimeLimitSeconds: ORPHAN_SECONDS[short ? 'short' : 'usual'] });
}

async function emptyRedis(client: Redis, prefix: string, own: boolean): Promise<void> {
  if (own) {
    await client.flushall();
    return;
  }
  const keys = await client.keys(`${prefix}*`);
  if (keys.length > 0) await client.del(...keys);
}

async function restartMongo(mongo: LocalServer | undefined, db: Connection): Promise<void> {
  if (!mongo) return;
  await mongo.restart();
  await limitOrphans(db, true);
}
