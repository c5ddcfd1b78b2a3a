import type { FastifyInstance } from 'fastify';
import type { Config } from '../core/config.ts';
import type { OpenStore } from '../core/files/open-file-store.ts';
import type { Providers } from '../core/payments/provider.ts';
import type { Doorbell } from '../core/queue/doorbell.ts';
import type { InboundHandler } from '../bots/conversation/handle-inbound.ts';
import type { Runtime } from '../bots/conversation/runtime.ts';
import type { Channels } from '../bots/start-channels.ts';
import { favicon } from './favicon.ts';
import { filesRoutes } from './files.ts';
import { healthRoutes } from './health.ts';
import { jobPages } from './job-page.ts';
import type { Metrics } from './metrics.ts';
import { payPages } from './pay-pages.ts';
import { paymentCallbacks } from './payment-callbacks.ts';
import { telegramWebhook } from './telegram-webhook.ts';
import { viberWebhook } from './viber-webhook.ts';

export interface RouteParts {
  readonly config: Config;
  readonly runtime: Runtime;
  readonly handler: InboundHandler;
  readonly channels: Channels;
  readonly metrics: Metrics;
  readonly doorbell: Doorbell;
  readonly files: OpenStore;
  readonly providers: Providers;
}

/** Every route but the panel's (which main.ts adds): health and metrics always, the rest where this process takes requests. */
export async function addRoutes(server: FastifyInstance, { config, runtime, handler, channels, metrics, doorbell, files, providers }: RouteParts): Promise<void> {
  await server.register(healthRoutes({
    database: async () => runtime.reader.db.db?.admin().ping().then(() => true, () => false) ?? false,
    redis: () => doorbell.ready(),
  }, metrics.registry));
  if (config.role === 'worker') return;
  if (channels.telegram && config.telegram?.webhookSecret) {
    await server.register(telegramWebhook(runtime, handler, channels.telegram.channel, config.telegram.webhookSecret));
  }
  await server.register(filesRoutes({
    reader: runtime.reader, store: files.store, secret: config.secretKey, onRefused: () => { metrics.count('forged_total', { route: 'files' }); },
  }));
  await server.register(favicon);
  await server.register(jobPages({ reader: runtime.reader, links: runtime.links }));
  await server.register(paymentCallbacks({ reader: runtime.reader, providers, onForged: (route) => { metrics.count('forged_total', { route }); } }));
  await server.register(payPages({ reader: runtime.reader, providers }));
  if (channels.viber && config.viber) await server.register(viberWebhook(runtime, handler, channels.viber.channel, config.viber.token));
}
