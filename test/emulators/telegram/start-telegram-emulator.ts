import type { AddressInfo } from 'node:net';
import { ApiServer } from './api-server.ts';
import type { RecordedCall } from './call-log.ts';
import { mediaUrlOf, TelegramChannel } from './channel.ts';
import { FileStore } from './file-store.ts';
import { TelegramGroup } from './group.ts';
import type { Platform } from './platform.ts';
import { TelegramPhone } from './phone.ts';
import { Profile, type Command } from './profile.ts';
import { QueryBook } from './query-book.ts';
import { recallTelegram, saveTelegram, type SavedTelegram } from './saved-telegram.ts';
import { Screen } from './screen.ts';
import type { TelegramTrouble } from './trouble.ts';
import { UpdateFeed, type WebhookSetting } from './update-feed.ts';
import type { WebhookAnswer } from './http-answer.ts';
import { World } from './world.ts';

export interface TelegramEmulatorOptions {
  readonly token: string;
  /** Without `@`. */
  readonly botUsername: string;
  readonly botName?: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** The platform's clock; retry timers run on real time. */
  readonly now?: () => Date;
  /** For shuffles and retry ceilings; seed it to repeat a run. */
  readonly random?: () => number;
  /** Calls kept in `calls`; 0 keeps none (benchmarks). */
  readonly callsMax?: number;
  /** What `save` gave in an earlier life: chats, messages and files are there again. */
  readonly saved?: SavedTelegram;
}

export interface PhoneOptions {
  readonly id?: string | number;
  readonly name?: string;
  readonly languageCode?: string;
  readonly username?: string;
  readonly phoneNumber?: string;
  /** The chat was started in an earlier life of the emulator: the bot may write at once. */
  readonly started?: boolean;
}

/** Ids of people start here: real ones need up to 52 bits. */
const FIRST_USER_ID = 4_400_000_000_000_000;
const FIRST_CHANNEL_ID = -1_002_000_000_001;
const CALLS_MAX = 5000;

/** A running Telegram: the Bot API for one bot, and the people, channels and groups around it. */
export class TelegramEmulator {
  /** Where grammY's `client.apiRoot` points: no slash at the end. */
  readonly apiRoot: string;
  readonly botId: number;
  private readonly platform: Platform;
  private readonly api: ApiServer;
  /** All phones by id, oldest first. */
  readonly phones = new Map<string, TelegramPhone>();
  private readonly channels = new Map<string, TelegramChannel>();
  private readonly mediaUrl: (fileId: string) => string | undefined;
  private groups = 0;

  constructor(platform: Platform, api: ApiServer, apiRoot: string) {
    this.platform = platform;
    this.api = api;
    this.apiRoot = apiRoot;
    this.botId = platform.world.bot.id;
    this.mediaUrl = mediaUrlOf(platform.files, () => apiRoot);
  }

  /** Trouble on demand; assign a new object to change it, `{}` to heal. */
  get trouble(): TelegramTrouble {
    return this.platform.feed.trouble;
  }

  set trouble(trouble: TelegramTrouble) {
    this.platform.feed.trouble = trouble;
  }

  /** A person's phone: the same object for the same id. */
  phone(options: PhoneOptions = {}): TelegramPhone {
    const id = options.id === undefined ? FIRST_USER_ID + this.phones.size + 1 : Number(options.id);
    const known = this.phones.get(String(id));
    if (known !== undefined) return known;
    const { world } = this.platform;
    const username = options.username === undefined ? {} : { username: options.username };
    const name = { first_name: options.name ?? `Person ${this.phones.size + 1}`, ...username };
    const user = { id, is_bot: false, ...name, ...(options.languageCode === undefined ? {} : { language_code: options.languageCode }) };
    const chat = world.addChat({ id, ...name, type: 'private' }, user, options.started === true ? 'member' : 'none');
    const number = options.phoneNumber ?? `959${String(700_000_000 + (id % 100_000_000))}`;
    const phone = new TelegramPhone(this.platform, chat, user, new Screen(chat, this.mediaUrl), number);
    this.phones.set(String(id), phone);
    return phone;
  }

  /** A channel with the bot as administrator, by numeric id (-100…) or @username; made when first asked for. */
  channel(idOrUsername: string, title = 'Jobs'): TelegramChannel {
    const known = this.channels.get(idOrUsername.toLowerCase());
    if (known !== undefined) return known;
    const named = idOrUsername.startsWith('@');
    const id = named ? FIRST_CHANNEL_ID - this.channels.size : Number(idOrUsername);
    const username = named ? { username: idOrUsername.slice(1) } : {};
    const channel = new TelegramChannel(this.platform.world.addChat({ id, type: 'channel', title, ...username }, undefined, 'administrator'), this.mediaUrl);
    this.channels.set(channel.id, channel);
    this.channels.set(idOrUsername.toLowerCase(), channel);
    return channel;
  }

  /** A new basic group without the bot. */
  group(title = 'Group'): TelegramGroup {
    this.groups += 1;
    const wire = { id: -4_000_000_000 - this.groups, type: 'group', title } as const;
    return new TelegramGroup(this.platform, this.platform.world.addChat(wire, undefined, 'none'));
  }

  /** The newest requests, oldest first, bounded. */
  get calls(): readonly RecordedCall[] {
    return this.api.log.calls;
  }

  clearCalls(): void {
    this.api.log.clear();
  }

  /** Every update as JSON, when it happens; returns the unsubscribe. */
  onUpdate(listener: (body: string) => void): () => void {
    const { listeners } = this.platform.feed;
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** The webhook as it is set; its `url` is '' when none is. */
  get webhookInfo(): WebhookSetting {
    return this.platform.feed.webhook ?? { url: '', secretToken: '', connectionsMax: 0 };
  }

  /** True while the bot waits in getUpdates. */
  get polling(): boolean {
    return this.platform.feed.polling;
  }

  get pendingUpdates(): number {
    return this.platform.feed.pending.size;
  }

  /** The command list that a phone in this language shows. */
  commands(phoneId: string, languageCode: string): readonly Command[] {
    return this.platform.profile.commandsFor(phoneId, languageCode);
  }

  /** Makes every delivery that waits for its repeat due now. */
  retryNow(): void {
    this.platform.feed.retryNow();
  }

  /** Resolves when no webhook is in flight or due. Waiting repeats do not count, nor what the app sends later. */
  settled(): Promise<void> {
    return this.platform.feed.settled();
  }

  /** Posts anything to the webhook, with these headers alone. */
  forge(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<WebhookAnswer> {
    return this.platform.feed.forge(body, headers);
  }

  /** Posts an update (from `onUpdate`) once more, as the platform would. */
  redeliver(body: string): Promise<WebhookAnswer> {
    return this.platform.feed.redeliver(body);
  }

  /** Chats, messages and files as plain JSON, for the next start. */
  save(): SavedTelegram {
    return saveTelegram(this.platform);
  }

  async stop(): Promise<void> {
    this.platform.feed.stop();
    await new Promise((resolve) => {
      this.api.server.close(resolve);
      this.api.server.closeAllConnections();
    });
  }
}

/** Starts a Bot API server for one bot on loopback. */
export async function startTelegramEmulator(options: TelegramEmulatorOptions): Promise<TelegramEmulator> {
  const now = options.now ?? (() => new Date());
  const bot = {
    id: Number(options.token.split(':')[0]), is_bot: true, first_name: options.botName ?? options.botUsername, username: options.botUsername,
  };
  const feed = new UpdateFeed(now, options.random ?? Math.random);
  const platform: Platform = { world: new World(bot, now), feed, files: new FileStore(), queries: new QueryBook(now), profile: new Profile() };
  if (options.saved !== undefined) recallTelegram(platform, options.saved);
  const api = new ApiServer(platform, options.token, options.callsMax ?? CALLS_MAX);
  await new Promise<void>((resolve, reject) => {
    api.server.once('error', reject);
    api.server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address: AddressInfo | string | null = api.server.address();
  if (address === null || typeof address === 'string') throw new Error('the emulator has no port');
  return new TelegramEmulator(platform, api, `http://127.0.0.1:${address.port}`);
}
