import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import type { FastifyInstance } from 'fastify';
import { systemClock, SECOND, type Clock } from './core/clock.ts';
import { ConfigError, readConfig, type Config } from './core/config.ts';
import { connectDatabase, type BellQueue, type Reader } from './core/db/database.ts';
import { dueIntents, runIntent } from './core/intents/run-intent.ts';
import type { IntentHandlers } from './core/intents/intent.ts';
import { connectDoorbell, type Doorbell } from './core/queue/doorbell.ts';
import { createIndexes } from './core/schema.ts';
import { readText } from './core/text/read-text.ts';
import { ChatQueue } from './bots/conversation/chat-queue.ts';
import { ConversationStore } from './bots/conversation/conversation-store.ts';
import { Conversations } from './bots/conversation/conversation.model.ts';
import { InboundHandler } from './bots/conversation/handle-inbound.ts';
import { ParkedUpdates } from './bots/conversation/parked.model.ts';
import { LIMITS, type Limits, type Runtime } from './bots/conversation/runtime.ts';
import { Deliverer } from './bots/delivery/deliver-outbox.ts';
import { NoticePlacer } from './bots/delivery/place-notices.ts';
import { Sweeps } from './bots/delivery/sweep.ts';
import { buildLinks } from './bots/links.ts';
import { buildChannels, startChannels, type Channels } from './bots/start-channels.ts';
import { Leases } from './bots/telegram/poll-updates.ts';
import { noticeView } from './flows/notices/notice-view.ts';
import { flowTable } from './flows/table.ts';
import { healthRoutes } from './webhooks/health.ts';
import { createMetrics, type Metrics } from './webhooks/metrics.ts';
import { createServer } from './webhooks/server.ts';
import { telegramWebhook } from './webhooks/telegram-webhook.ts';
import { viberWebhook } from './webhooks/viber-webhook.ts';

export interface AppOptions {
  /** Only the demo, the simulation and tests give one of their own. */
  readonly clock?: Clock;
  readonly limits?: Partial<Limits>;
  readonly log?: Logger;
}

export interface App {
  /** Where the app listens. */
  readonly url: string;
  readonly runtime: Runtime;
  /** Listens, registers the webhooks (or polls), takes over what a dead process left. */
  start(): Promise<void>;
  /** Resolves when the platforms have taken our webhooks (a platform that is down is asked again until then). */
  registered(): Promise<void>;
  /** Looks for everything that is due now: deliveries, intents, notices. Returns how much was found. */
  sweep(): Promise<number>;
  /** Resolves when nothing is under way and nothing is due: for tests and the demo. */
  settle(): Promise<void>;
  /** Finishes what is under way and lets go of everything. */
  stop(): Promise<void>;
}

/** Builds every part and joins them (ARCHITECTURE.md draws the picture). */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? pino({ level: config.logLevel, base: { host: config.hostId } });
  const db = await connectDatabase(config.mongodbUri);
  await createIndexes(db, [Conversations, ParkedUpdates, Leases]);
  const works = config.role !== 'web';
  const doorbell = connectDoorbell({
    redisUrl: config.redisUrl, prefix: config.redisPrefix, log, ...(works && { answer: (queue, id) => answerBell(queue, id) }),
  });
  const reader: Reader = { db, clock, bell: doorbell.ring };
  const metrics = createMetrics();
  const channels = await buildChannels(config, () => ({ leaveGroup: async () => undefined, answerInline: async () => undefined }));
  const server = createServer(log);
  let url = '';
  const links = buildLinks({
    brand: config.brand,
    get publicUrl() { return config.publicUrl ?? url; },
    signFile: (file) => `/files/${file._id}`,
    ...(channels.telegram && { telegramUsername: channels.telegram.username }),
    ...(config.viber && { viberUri: config.viber.uri }),
  });
  const runtime: Runtime = {
    by: `${config.hostId}-${randomBytes(4).toString('hex')}`,
    reader, store: new ConversationStore(db), queue: new ChatQueue(), channels: channels.byName, flows: flowTable(config.brand), links,
    limits: { ...LIMITS, ...options.limits }, log, count: metrics.count, noticeView, readText,
  };
  const deliverer = new Deliverer(runtime);
  const handler = new InboundHandler(runtime, deliverer);
  const placer = new NoticePlacer(runtime, deliverer);
  const handlers: IntentHandlers = {};
  const bells = new Set<Promise<unknown>>();

  async function answerBell(queue: BellQueue, id: string): Promise<void> {
    const work = queue === 'notices' ? placer.place(id) : runIntent(reader, handlers, id);
    bells.add(work);
    await work.finally(() => { bells.delete(work); });
  }

  const sweeps = new Sweeps(sweepers(runtime, deliverer, placer, handlers, works), log);
  addGauges(metrics, runtime, deliverer);
  await addRoutes(server, { config, runtime, handler, channels, metrics, doorbell });
  let starting: ReturnType<typeof startChannels> | undefined;

  return {
    get url() { return url; },
    runtime,
    start: async () => {
      url = await server.listen({ port: config.port, host: config.host });
      starting = startChannels(config, channels, runtime, handler, config.publicUrl);
      sweeps.start();
      await sweeps.now();
    },
    registered: async () => { await starting?.registered; },
    sweep: () => sweeps.now(),
    settle: async () => {
      do {
        await Promise.allSettled([...bells]);
        await runtime.queue.idle();
        await deliverer.idle();
      } while (await sweeps.now() > 0 || bells.size > 0 || deliverer.size > 0 || runtime.queue.size > 0);
    },
    stop: async () => {
      await starting?.stop();
      await server.close();
      await sweeps.stop();
      await doorbell.stop();
      await runtime.queue.idle();
      await deliverer.stop();
      await db.close();
    },
  };
}

/** What is found by looking, in case nobody rang. A `web` process delivers its own answers; the rest is a worker's. */
function sweepers(runtime: Runtime, deliverer: Deliverer, placer: NoticePlacer, handlers: IntentHandlers, works: boolean) {
  const { reader, store } = runtime;
  const deliveries = {
    name: 'deliveries', everyMs: 2 * SECOND,
    sweep: async () => {
      const due = await store.due(reader.clock.now(), 200);
      await Promise.all(due.map((chat) => deliverer.resume(chat)));
      return due.length;
    },
  };
  const intents = {
    name: 'intents', everyMs: 5 * SECOND,
    sweep: async () => {
      const due = await dueIntents(reader);
      for (const id of due) await runIntent(reader, handlers, id);
      return due.length;
    },
  };
  const notices = { name: 'notices', everyMs: 5 * SECOND, sweep: () => placer.placeDue() };
  return works ? [deliveries, intents, notices] : [deliveries];
}

function addGauges(metrics: Metrics, runtime: Runtime, deliverer: Deliverer): void {
  metrics.gauge('chats_in_work', () => runtime.queue.size);
  metrics.gauge('deliveries_in_work', () => deliverer.size);
  metrics.gauge('commit_groups', () => runtime.store.figures.groups);
  metrics.gauge('commit_writes', () => runtime.store.figures.writes);
  metrics.gauge('conversations_cached', () => runtime.store.figures.cached);
}

interface RouteParts {
  readonly config: Config;
  readonly runtime: Runtime;
  readonly handler: InboundHandler;
  readonly channels: Channels;
  readonly metrics: Metrics;
  readonly doorbell: Doorbell;
}

async function addRoutes(server: FastifyInstance, { config, runtime, handler, channels, metrics, doorbell }: RouteParts): Promise<void> {
  await server.register(healthRoutes({
    database: async () => runtime.reader.db.db?.admin().ping().then(() => true, () => false) ?? false,
    redis: () => doorbell.ready(),
  }, metrics.registry));
  if (config.role === 'worker') return;
  if (channels.telegram && config.telegram?.webhookSecret) {
    await server.register(telegramWebhook(runtime, handler, channels.telegram.channel, config.telegram.webhookSecret));
  }
  if (channels.viber && config.viber) await server.register(viberWebhook(runtime, handler, channels.viber.channel, config.viber.token));
}

/** `npm start`: runs until it is told to stop. */
async function run(): Promise<void> {
  const app = await createApp(readConfig(process.env));
  await app.start();
  app.runtime.log.info(`listening on ${app.url}`);
  const stop = () => { app.stop().then(() => process.exit(0), () => process.exit(1)); };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
}
