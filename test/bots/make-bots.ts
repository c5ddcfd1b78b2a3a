import { pino } from 'pino';
import type { Reader } from '../../core/db/database.ts';
import { newId } from '../../core/db/new-id.ts';
import { openVault } from '../../core/vault.ts';
import { ChatQueue } from '../../bots/conversation/chat-queue.ts';
import { ConversationStore } from '../../bots/conversation/conversation-store.ts';
import type { Conversation } from '../../bots/conversation/conversation.ts';
import { InboundHandler } from '../../bots/conversation/handle-inbound.ts';
import { LIMITS, type Limits, type Runtime } from '../../bots/conversation/runtime.ts';
import { Deliverer } from '../../bots/delivery/deliver-outbox.ts';
import { NoticePlacer } from '../../bots/delivery/place-notices.ts';
import type { FlowTable } from '../../flows/engine/flow.ts';
import type { Inbound, InboundBody } from '../../flows/engine/inbound.ts';
import { countingFlows } from './counting-flows.ts';
import { PaperChannel } from './paper-channel.ts';

export interface BotsOptions {
  readonly flows?: FlowTable;
  readonly limits?: Partial<Limits>;
  /** Two processes share their platforms. */
  readonly channels?: { readonly telegram: PaperChannel; readonly viber: PaperChannel };
}

/** One process's conversations on a database, without HTTP: what main.ts joins, with channels of paper. */
export interface Bots {
  readonly runtime: Runtime;
  readonly handler: InboundHandler;
  readonly deliverer: Deliverer;
  readonly placer: NoticePlacer;
  readonly telegram: PaperChannel;
  readonly viber: PaperChannel;
  /** What was counted for the metrics, by name. */
  readonly counts: Map<string, number>;
  /** Handles what is due, as the sweep does. */
  sweep(): Promise<void>;
  /** Nothing is under way any more. */
  idle(): Promise<void>;
  conversation(id: string): Promise<Conversation>;
}

export function makeBots(reader: Reader, options: BotsOptions = {}): Bots {
  const { telegram, viber } = options.channels ?? { telegram: new PaperChannel('telegram'), viber: new PaperChannel('viber') };
  const counts = new Map<string, number>();
  const runtime: Runtime = {
    by: `test-${newId()}`, reader, store: new ConversationStore(reader.db), queue: new ChatQueue(),
    channels: new Map([['telegram', telegram], ['viber', viber]]),
    flows: options.flows ?? countingFlows(),
    links: { brand: 'Test', jobPage: () => '', deepLink: () => undefined, file: () => '', page: () => '' },
    vault: openVault('a secret key of the tests, 32 characters'),
    limits: { ...LIMITS, messagesPerMinute: 1_000, ...options.limits },
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
    count: (name, _labels, by = 1) => { counts.set(name, (counts.get(name) ?? 0) + by); },
    noticeView: async (_reader, _links, notice) => ({ body: `notice ${notice._id}` }),
    readText: (raw) => ({ text: raw }),
  };
  const deliverer = new Deliverer(runtime);
  const handler = new InboundHandler(runtime, deliverer);
  const placer = new NoticePlacer(runtime, deliverer);
  return {
    runtime, handler, deliverer, placer, telegram, viber, counts,
    sweep: async () => {
      const due = await runtime.store.due(reader.clock.now(), 200);
      await Promise.all(due.map((chat) => deliverer.resume(chat)));
      await deliverer.idle();
    },
    idle: async () => {
      await runtime.queue.idle();
      await deliverer.idle();
    },
    conversation: async (id) => {
      const found = await new ConversationStore(reader.db).loadFresh(id);
      if (!found) throw new Error(`no conversation ${id}`);
      return found;
    },
  };
}

/** A person of a test on the Telegram of paper: makes updates with ids of their own. */
export class Writer {
  readonly chat: string;
  readonly channel: Inbound['channel'];
  #next = 1;

  constructor(channel: Inbound['channel'] = 'telegram', chat = newId()) {
    this.channel = channel;
    this.chat = chat;
  }

  /** The conversation's id. */
  get id(): string { return `${this.channel}:${this.chat}`; }

  /** A text, as the channel would translate it. */
  text(text: string): Inbound { return this.does({ kind: 'text', text }); }

  /** A press of a self-contained button. */
  go(place: string, ...args: string[]): Inbound { return this.does({ kind: 'tap', data: ['g', place, ...args].join(' ') }); }

  does(body: InboundBody, id = `u${this.#next++}`): Inbound {
    return { id, channel: this.channel, chat: this.chat, at: new Date(), sender: { name: 'Aye' }, body };
  }

  /** Arrives and chooses English. */
  async joins(bots: Bots): Promise<this> {
    await bots.handler.handle(this.go('nav.speak', 'en'));
    await bots.idle();
    return this;
  }
}
