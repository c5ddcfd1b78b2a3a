import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Trouble } from '../../support/phone.ts';
import { Account, type Call } from './account.ts';
import { apiServer } from './api-server.ts';
import type { Billing } from './billing.ts';
import { forge, type ForgeOptions } from './forge.ts';
import { MediaStore } from './media-store.ts';
import { ViberPhone } from './viber-phone.ts';
import type { DeliveryTimes } from './webhook-delivery.ts';
import { webhookTarget, type WebhookAnswer } from './webhook-request.ts';
import type { WireObject } from './wire.ts';

/** How to start the emulator; only the token and the bot's URI are needed. */
export interface ViberEmulatorOptions {
  readonly token: string;
  readonly uri: string;
  readonly name?: string;
  /** 0 (the default) takes a free port. */
  readonly port?: number;
  /** Where files of people are kept; in memory without it. */
  readonly filesDir?: string;
  readonly now?: () => Date;
  /** Source of chance for tokens and reordering, in [0, 1). */
  readonly random?: () => number;
  readonly times?: Partial<DeliveryTimes>;
  readonly mayBroadcast?: boolean;
  /** Sets a webhook without calling it. */
  readonly webhook?: string;
}

/** Who a phone belongs to; everything has a default. */
export interface ViberPhoneOptions {
  readonly id?: string;
  readonly name?: string;
  readonly language?: string;
  /** API level of the app on the phone; messages that ask for more get status 13. */
  readonly apiVersion?: number;
  /** On a desktop share-phone does nothing. */
  readonly desktop?: boolean;
  readonly phoneNumber?: string;
  /** How many devices report `delivered`. */
  readonly devices?: number;
}

/** A running emulator of the Viber Bot REST API. */
export interface ViberEmulator {
  /** Ends with /pa. */
  readonly apiRoot: string;
  readonly trouble: Trouble;
  /** The bot's requests and welcome messages, oldest first; the last 10,000. */
  readonly calls: readonly Call[];
  readonly billing: Billing;
  /** Callbacks that wait on the one-a-minute schedule. */
  readonly parked: number;
  clearCalls(): void;
  /** The phone of a person; the same id gives the same phone. */
  phone(options?: ViberPhoneOptions): ViberPhone;
  phones(): readonly ViberPhone[];
  /** The running 24-hour session of a person in ms, if any. */
  sessionOf(id: string): { readonly openedAt: number; readonly endsAt: number } | undefined;
  /** Resolves when no callback is in flight or due at once; parked ones and what the bot does later do not count. */
  settled(): Promise<void>;
  /** Attempts every callback that waits for a repeat, now. */
  retryNow(): Promise<void>;
  /** Posts anything to the webhook, signed as asked; a plain object becomes JSON. */
  forge(body: string | Uint8Array | WireObject, options?: ForgeOptions): Promise<WebhookAnswer>;
  stop(): Promise<void>;
}

const TIMES: DeliveryTimes = { timeoutMs: 5_000, fastRepeatMs: 500, slowRepeatMs: 60_000, giveUpMs: 3_600_000 };
const API_VERSION = 10;

/** Starts the emulator on a loopback port (channels.md §1.11; what differs from Viber is in README.md). */
export async function startViberEmulator(options: ViberEmulatorOptions): Promise<ViberEmulator> {
  const trouble: Trouble = {};
  const account = new Account(
    {
      token: options.token,
      uri: options.uri,
      name: options.name ?? options.uri,
      now: options.now ?? (() => new Date()),
      random: options.random ?? Math.random,
      times: { ...TIMES, ...options.times },
      mayBroadcast: options.mayBroadcast ?? true,
    },
    () => trouble,
  );
  if (options.webhook !== undefined) account.delivery.target = webhookTarget(new URL(options.webhook));
  const media = new MediaStore(options.filesDir);
  const phones = new Map<string, ViberPhone>();
  const server = apiServer(account, media, () => trouble);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  return {
    apiRoot: `${origin}/pa`,
    trouble,
    calls: account.calls,
    billing: account.billing,
    get parked() {
      return account.delivery.parked;
    },
    clearCalls: () => void account.calls.splice(0),
    phone: asked => phones.get(asked?.id ?? '') ?? addPhone(account, media, origin, phones, asked ?? {}),
    phones: () => [...phones.values()],
    sessionOf: id => account.people.get(id)?.session(account.now()),
    settled: () => account.delivery.settled(),
    retryNow: () => account.delivery.retryNow(),
    forge: (body, how) => forge(account, body, how),
    async stop() {
      account.delivery.stop();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function addPhone(account: Account, media: MediaStore, origin: string, phones: Map<string, ViberPhone>, asked: ViberPhoneOptions): ViberPhone {
  const phone = new ViberPhone(account, media, () => origin, {
    id: asked.id ?? randomBytes(16).toString('base64'),
    name: asked.name ?? `Viber user ${phones.size + 1}`,
    language: asked.language ?? 'en',
    country: 'MM',
    apiVersion: asked.apiVersion ?? API_VERSION,
    desktop: asked.desktop ?? false,
    phoneNumber: asked.phoneNumber ?? `9597${String(90_000_000 + phones.size)}`,
    devices: asked.devices ?? 1,
  });
  phones.set(phone.id, phone);
  account.people.set(phone.id, phone.person);
  return phone;
}
