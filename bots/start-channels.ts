import type { Api } from 'grammy';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Config } from '../core/config.ts';
import type { ChannelName } from '../flows/engine/inbound.ts';
import type { Channel } from './channel.ts';
import { TryAgainError, type InboundHandler } from './conversation/handle-inbound.ts';
import type { Runtime } from './conversation/runtime.ts';
import { findUsername } from './telegram/find-username.ts';
import { pollUpdates } from './telegram/poll-updates.ts';
import { registerCommands, registerTelegramWebhook } from './telegram/register-telegram.ts';
import type { TelegramAsides } from './telegram/receive-telegram.ts';
import { telegramChannel } from './telegram/telegram-channel.ts';
import { telegramApi } from './telegram/telegram-client.ts';
import { registerViberWebhook } from './viber/register-viber.ts';
import { viberChannel } from './viber/viber-channel.ts';

export interface Channels {
  readonly byName: ReadonlyMap<ChannelName, Channel>;
  readonly telegram?: { readonly api: Api; readonly username: string; readonly channel: Channel };
  readonly viber?: { readonly channel: Channel };
}

/** Builds the channels that have settings. Asks Telegram who we are. */
export async function buildChannels(config: Config, on: { db: Connection; log: Logger }, asides: (api: Api) => TelegramAsides): Promise<Channels> {
  const byName = new Map<ChannelName, Channel>();
  const telegram = config.telegram && await buildTelegram(config.telegram, on, asides);
  if (telegram) byName.set('telegram', telegram.channel);
  const viber = config.viber && { channel: viberChannel({ ...config.viber, sender: config.brand }) };
  if (viber) byName.set('viber', viber.channel);
  return { byName, ...(telegram && { telegram }), ...(viber && { viber }) };
}

async function buildTelegram(settings: NonNullable<Config['telegram']>, { db, log }: { db: Connection; log: Logger }, asides: (api: Api) => TelegramAsides) {
  const api = telegramApi(settings.token, settings.apiRoot);
  return { api, username: await findUsername(db, api, settings.token, log), channel: telegramChannel(api, settings, asides(api)) };
}

/** Registers webhooks (a `worker` takes none), or polls Telegram when there is no public address. A platform that is down is asked again until it answers. */
export function startChannels(config: Config, channels: Channels, runtime: Runtime, handler: InboundHandler, publicUrl: string | undefined): { readonly registered: Promise<unknown>; stop(): Promise<void> } {
  const stopping = new AbortController();
  const takes = config.role !== 'worker';
  const registering: Promise<void>[] = [];
  const { telegram } = channels;
  if (telegram) {
    registering.push(insist(() => registerCommands(telegram.api), runtime.log, 'commands', stopping.signal));
    if (publicUrl && config.telegram && takes) {
      const { webhookSecret } = config.telegram;
      registering.push(insist(() => registerTelegramWebhook(telegram.api, publicUrl, webhookSecret), runtime.log, 'the Telegram webhook', stopping.signal));
    }
  }
  if (config.viber && publicUrl && takes) {
    const settings = { ...config.viber, sender: config.brand };
    registering.push(insist(() => registerViberWebhook(settings, publicUrl), runtime.log, 'the Viber webhook', stopping.signal));
  }
  const polling = telegram && !publicUrl ? startPolling(telegram, runtime, handler) : undefined;
  return { registered: Promise.all(registering), stop: async () => { stopping.abort(); await polling?.stop(); } };
}

const INSIST_MS = 5_000;

async function insist(register: () => Promise<void>, log: Logger, what: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await register();
      log.info(`${what}: registered`);
      return;
    } catch (error) {
      log.warn({ err: error }, `${what}: not registered yet`);
      await new Promise((resolve) => { setTimeout(resolve, INSIST_MS).unref(); });
    }
  }
}

/** The same exactly-once path as the webhook; an update is confirmed when it has been committed. */
function startPolling(telegram: NonNullable<Channels['telegram']>, runtime: Runtime, handler: InboundHandler) {
  return pollUpdates({
    api: telegram.api, db: runtime.reader.db, clock: runtime.reader.clock, by: runtime.by, log: runtime.log,
    handle: async (update) => {
      const received = telegram.channel.receive(update, runtime.reader.clock.now());
      if (received.kind === 'aside') {
        received.run?.().catch((error: unknown) => { runtime.log.warn({ err: error, name: received.name }, 'an aside failed'); });
      }
      if (received.kind !== 'inbound') return;
      telegram.channel.touch?.(received.inbound);
      await handler.handle(received.inbound).catch((error: unknown) => {
        if (error instanceof TryAgainError) throw error;
        throw new TryAgainError('handling failed', { cause: error });
      });
    },
  });
}
