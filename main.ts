import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { systemClock, type Clock } from './core/clock.ts';
import { settleDown } from './core/settle-down.ts';
import { ConfigError, readConfig, type Config } from './core/config.ts';
import { connectDatabase, type BellQueue, type Reader } from './core/db/database.ts';
import { migrate } from './core/db/migrate.ts';
import { announcementIntents } from './core/announcements/announcement-intents.ts';
import { listRunningApplicants } from './core/applications/list-running-applicants.ts';
import { fileIntents } from './core/files/fetch-file.ts';
import { openFileStore, type OpenStore } from './core/files/open-file-store.ts';
import { signFileLink } from './core/files/sign-link.ts';
import { hireIntents } from './core/hires/hire-intents.ts';
import { identityIntents } from './core/identity/identity-intents.ts';
import { openDocument } from './core/identity/open-document.ts';
import { payoutIntents } from './core/withdrawals/payout-intents.ts';
import { jobIntents } from './core/jobs/job-intents.ts';
import { linkingIntents } from './core/linking/merge-member.ts';
import { moneyRoleIntents } from './core/moderation/tell-money-role.ts';
import { moderationIntents } from './core/moderation/tell-moderators.ts';
import { buildProviders } from './core/payments/build-providers.ts';
import { manualIntents } from './core/payments/keep-waiting.ts';
import { paymentIntents } from './core/payments/payment-intents.ts';
import type { Providers } from './core/payments/provider.ts';
import { tillsOf } from './core/payments/tills.ts';
import { watchProviders } from './core/payments/watch-provider.ts';
import { statementIntents } from './core/reconcile/apply-statement.ts';
import { refundIntents } from './core/refunds/refund-intents.ts';
import { slipIsOpen } from './core/slips/read-slips.ts';
import { runIntent } from './core/intents/run-intent.ts';
import { watchIntents } from './core/watches/watch-intents.ts';
import type { IntentHandlers } from './core/intents/intent.ts';
import { connectDoorbell } from './core/queue/doorbell.ts';
import { MIGRATIONS } from './core/migrations.ts';
import { createIndexes } from './core/schema.ts';
import { jobIndexOf } from './core/search/job-index-of.ts';
import { prepareSearch } from './core/search/prepare-search.ts';
import { readText } from './core/encoding/read-text.ts';
import { openVault } from './core/vault.ts';
import { ChatQueue } from './bots/conversation/chat-queue.ts';
import { ConversationStore } from './bots/conversation/conversation-store.ts';
import { Conversations } from './bots/conversation/conversation.model.ts';
import { InboundHandler } from './bots/conversation/handle-inbound.ts';
import { ParkedUpdates } from './bots/conversation/parked.model.ts';
import { LIMITS, type Limits, type Runtime } from './bots/conversation/runtime.ts';
import { repointChats } from './bots/conversation/repoint-chats.ts';
import { BackgroundWork } from './bots/delivery/background-work.ts';
import { Deliverer } from './bots/delivery/deliver-outbox.ts';
import { NoticePlacer } from './bots/delivery/place-notices.ts';
import { Quiet } from './bots/delivery/quiet.ts';
import { Sweeps } from './bots/delivery/sweep.ts';
import { sweepers } from './bots/delivery/sweepers.ts';
import { fileSource } from './bots/fetch-sent-file.ts';
import { buildLinks } from './bots/links.ts';
import { readPackets } from './bots/read-packets.ts';
import { buildChannels, startChannels, type Channels } from './bots/start-channels.ts';
import { telegramAnnouncements } from './bots/telegram/announcement-channel.ts';
import { telegramAsides } from './bots/telegram/telegram-asides.ts';
import { KnownBots } from './bots/telegram/find-username.ts';
import { Leases } from './bots/telegram/poll-updates.ts';
import { previewPost } from './flows/find/preview-post.ts';
import { shareJobs, type SharedJob } from './flows/find/share-jobs.ts';
import { noticeView } from './flows/notices/notice-view.ts';
import type { FlowTable } from './flows/engine/flow.ts';
import { flowTable } from './flows/table.ts';
import { addRoutes } from './webhooks/add-routes.ts';
import { createMetrics, type Metrics } from './webhooks/metrics.ts';
import { createServer } from './webhooks/server.ts';
import { adminPanel } from './admin/panel.ts';
import type { PanelDeps } from './admin/visit.ts';

export interface AppOptions {
  /** Only the demo, the simulation and tests give one of their own. */
  readonly clock?: Clock;
  readonly limits?: Partial<Limits>;
  /** Other conversations than the product's: for tests of the path itself. */
  readonly flows?: FlowTable;
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
  /** Resolves when everything that comes of what happened in this process is sent, as a person waits who answers at once (bots/delivery/quiet.ts). */
  answered(): Promise<void>;
  /** Finishes what is under way and lets go of everything. */
  stop(): Promise<void>;
}

/** Builds every part and joins them (ARCHITECTURE.md draws the picture). */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? pino({ level: config.logLevel, base: { host: config.hostId } });
  const db = await connectDatabase(config.mongodbUri);
  await migrate({ db, clock }, MIGRATIONS, randomBytes(6).toString('hex'));
  await createIndexes(db, [Conversations, ParkedUpdates, Leases, KnownBots]);
  const works = config.role !== 'web';
  const doorbell = connectDoorbell({ redisUrl: config.redisUrl, prefix: config.redisPrefix, log });
  const metrics = createMetrics();
  const channels = await buildChannels(config, { db, log }, (api) => telegramAsides(api, (from, typed) => shareWith(runtime, from, typed)));
  const server = createServer(log);
  let url = '';
  const quiet = new Quiet();
  const runtime = buildRuntime({ config, options, reader: { db, clock, bell: quiet.counting(doorbell.ring) }, log, metrics, channels, listening: () => url });
  const { reader, links } = runtime;
  const background = new BackgroundWork(log);
  const deliverer = new Deliverer(runtime);
  const placer = new NoticePlacer(runtime, deliverer);
  const handler = new InboundHandler(runtime, deliverer, (member) => { background.add(placer.releaseHeld(member).then(() => placer.placeDue())); });
  const files = await openFileStore(reader, { filesUrl: config.filesUrl, hostId: config.hostId });
  const providers = watchProviders(reader, buildProviders(config, { clock, page: (path) => links.page(path) }));
  const handlers = intentHandlers({ config, runtime, channels, files, providers });
  const answerBell = async (queue: BellQueue, id: string): Promise<void> => {
    const work = queue === 'notices' ? placer.place(id) : runIntent(reader, handlers, id);
    background.add(work);
    await work;
  };
  const sweeps = new Sweeps(reader, sweepers({ runtime, deliverer, placer, handler, handlers, files, works }), log);
  const parts = { reader, queue: runtime.queue, background, deliverer, sweeps };
  addGauges(metrics, runtime, deliverer);
  await addRoutes(server, { config, runtime, handler, channels, metrics, doorbell, files, providers });
  if (config.role !== 'worker') await server.register(adminPanel(panelDeps(config, runtime, metrics, files)));
  let starting: ReturnType<typeof startChannels> | undefined;

  return {
    get url() { return url; },
    runtime,
    start: async () => {
      url = await server.listen({ port: config.port, host: config.host });
      starting = startChannels(config, channels, runtime, handler, config.publicUrl);
      if (works) doorbell.answer(answerBell);
      sweeps.start();
      await sweeps.now();
      followJobs(runtime);
    },
    registered: async () => { await starting?.registered; },
    sweep: () => sweeps.now(),
    settle: () => quiet.settle(parts),
    answered: () => quiet.answered(parts),
    stop: async () => {
      await starting?.stop();
      await server.close();
      await sweeps.stop();
      await doorbell.stop();
      await background.idle();
      await runtime.queue.idle();
      await deliverer.stop();
      await files.close();
      await jobIndexOf(reader).close();
      await db.close();
    },
  };
}

interface RuntimeParts {
  readonly config: Config;
  readonly options: AppOptions;
  readonly reader: Reader;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly channels: Channels;
  /** Where the server listens, once it does. */
  readonly listening: () => string;
}

/** What the files of bots/conversation share. */
function buildRuntime({ config, options, reader, log, metrics, channels, listening }: RuntimeParts): Runtime {
  const links = buildLinks({
    brand: config.brand,
    get publicUrl() { return config.publicUrl ?? listening(); },
    signFile: (file) => signFileLink(config.secretKey, file, reader.clock.now()),
    ...(channels.telegram && { telegramUsername: channels.telegram.username }),
    ...(config.viber && { viberUri: config.viber.uri }),
  });
  return {
    by: `${config.hostId}-${randomBytes(4).toString('hex')}`,
    reader, store: new ConversationStore(reader.db), queue: new ChatQueue(), channels: channels.byName, links, vault: openVault(config.secretKey),
    flows: options.flows ?? flowTable(config.brand, tillsOf(config), { firstModerator: config.firstModerator }),
    limits: { ...LIMITS, ...options.limits }, log, count: metrics.count, noticeView, readText,
  };
}

interface IntentParts {
  readonly config: Config;
  readonly runtime: Runtime;
  readonly channels: Channels;
  readonly files: OpenStore;
  readonly providers: Providers;
}

/** Every concept's work for later, by kind. */
function intentHandlers({ config, runtime, channels, files, providers }: IntentParts): IntentHandlers {
  const { telegram } = channels;
  const announcements = telegram && config.telegram?.channelId
    ? { channel: telegramAnnouncements(telegram.api, config.telegram.channelId), linksOf: announcementLinks(runtime) }
    : undefined;
  const source = fileSource({
    ...(telegram && config.telegram && { telegram: { ...config.telegram, api: telegram.api } }),
    viberHosts: (host) => config.viber !== undefined && (host === new URL(config.viber.apiRoot).host || host === 'viber.com' || host.endsWith('.viber.com')),
  });
  return {
    ...announcementIntents(announcements),
    ...jobIntents({ runningApplicants: listRunningApplicants }),
    ...hireIntents,
    ...fileIntents({ source, store: files.store }),
    ...identityIntents({ source, store: files.store, vault: runtime.vault }),
    ...payoutIntents({ providers: {} }), // no wallet publishes a payout API yet: people pay by batch files
    ...linkingIntents({ repointChats: repointChats(() => runtime) }),
    ...moderationIntents,
    ...watchIntents,
    ...moneyRoleIntents,
    ...paymentIntents(providers),
    ...manualIntents({ slipIsOpen }),
    ...refundIntents(providers),
    ...statementIntents,
  };
}

/** What the panel is handed; its preview is what a channel would really send. */
function panelDeps(config: Config, { reader, links, channels, log, vault }: Runtime, metrics: Metrics, files: OpenStore): PanelDeps {
  return {
    reader, brand: config.brand, fileLink: links.file,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    preview: async (job, language, channel) => {
      const mouth = channels.get(channel);
      return mouth ? readPackets(channel, mouth.render(await previewPost(job, language, { read: reader, links }), { language })) : [];
    },
    document: (check) => openDocument(reader, vault, files.store, check),
    onError: (error, where) => { log.error({ err: error, where }, 'a page of the panel failed'); },
    onRefused: () => { metrics.count('forged_total', { route: 'panel' }); },
  };
}

/** Under a channel post: straight into the Telegram bot; by our own page into the Viber bot (Telegram takes no viber: links). */
function announcementLinks({ links, channels }: Runtime) {
  return (job: string) => {
    const telegram = links.deepLink('telegram', `j_${job}`);
    return { ...(telegram && { telegram }), ...(channels.has('viber') && { viber: `${links.jobPage(job)}/viber` }) };
  };
}

/** What somebody on Telegram may share in another chat, with their own link when they have joined; Zawgyi is drawn by nobody else's phone, so they share Unicode. */
async function shareWith({ reader, store, links }: Runtime, from: number, typed: string): Promise<SharedJob[]> {
  const conversation = await store.load(`telegram:${from}`);
  const language = conversation?.language === 'en' ? 'en' : 'my';
  return shareJobs({ read: reader, links }, { language, member: conversation?.member }, readText(typed, conversation ?? {}).text);
}

/** Builds the index of open jobs, and what else searching needs, beside everything else; a search that comes before it is there waits for it. */
function followJobs({ reader, log }: Runtime): void {
  const index = jobIndexOf(reader);
  index.onEvent = (event) => {
    if (event.kind === 'built') log.info({ jobs: event.jobs, ms: Math.round(event.ms) }, 'the index of open jobs is built');
    else log.warn({ err: event.error }, 'the index of open jobs could not follow the database; it tries again');
  };
  prepareSearch(reader).catch((error: unknown) => { log.error({ err: error }, 'the index of open jobs could not be built; the next search tries again'); });
}

function addGauges(metrics: Metrics, runtime: Runtime, deliverer: Deliverer): void {
  metrics.gauge('chats_in_work', () => runtime.queue.size);
  metrics.gauge('deliveries_in_work', () => deliverer.size);
  metrics.gauge('commit_groups', () => runtime.store.figures.groups);
  metrics.gauge('commit_writes', () => runtime.store.figures.writes);
  metrics.gauge('jobs_indexed', () => jobIndexOf(runtime.reader).size);
  metrics.gauge('conversations_cached', () => runtime.store.figures.cached);
}

/** `npm start`: runs until it is told to stop. */
async function run(): Promise<void> {
  const app = await createApp(readConfig(process.env));
  await app.start();
  settleDown();
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
