import type { Channel, Packet, SendOutcome } from '../channel.ts';
import { audienceOf, takeDelivery } from '../conversation/compose-outbox.ts';
import type { Conversation, OutboxEntry } from '../conversation/conversation.ts';
import { drawView } from '../conversation/draw-view.ts';
import { channelOf, type Runtime } from '../conversation/runtime.ts';
import { ClearPauses, type Pausing } from './clear-pauses.ts';
import { clearSent, countFailure, letGo, pauseAfter, waitUntil } from './change-outbox.ts';

type UnknownOutcome = Extract<SendOutcome, { kind: 'unknown' }>;

/** What one process has sent of a chat's outbox and not yet cleared. */
interface Sending extends Pausing {
  running: boolean;
  readonly sent: Set<number>;
  /** The last entry that was sent: an older copy of the conversation must not bring it, or one before it, back. */
  last: number;
  /** billing_status of the messages sent, not yet written down. */
  billing: number[];
}

/**
 * Sends the outboxes whose delivery this process holds: in order, one message at a time, never past `until`; then removes what it sent
 * and lets go, as a write like any other.
 */
export class Deliverer {
  readonly #runtime: Runtime;
  readonly #chats = new Map<string, Sending>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;
  readonly #pauses = new ClearPauses();

  constructor(runtime: Runtime) { this.#runtime = runtime; }

  /** Entries that were sent but still stand in the database: the next commit of this chat may carry their removal. */
  sentOf(chat: string): ReadonlySet<number> | undefined { return this.#chats.get(chat)?.sent; }

  /** A commit carried the removal. */
  cleared(chat: string, entries: Iterable<number>): void {
    const sending = this.#chats.get(chat);
    for (const n of entries) sending?.sent.delete(n);
  }

  /** Starts sending, unless it runs already or somebody else holds the delivery. */
  wake(conversation: Conversation): void {
    if (this.#stopped || conversation.delivery?.by !== this.#runtime.by) return this.#chats.get(conversation._id)?.rouse?.();
    const sending = this.#chats.get(conversation._id) ?? { running: false, rested: false, last: 0, sent: new Set<number>(), billing: [] };
    this.#chats.set(conversation._id, sending);
    sending.rouse?.();
    if (sending.running) return;
    sending.running = true;
    const run = this.#run(conversation._id, sending).catch((error: unknown) => {
      this.#runtime.log.warn({ err: error }, 'a delivery was interrupted; the sweep takes it up');
    }).finally(() => {
      sending.running = false;
      if (sending.sent.size === 0 && sending.billing.length === 0) this.#chats.delete(conversation._id);
      this.#running.delete(run);
      this.#pauses.tell();
    });
    this.#running.add(run);
  }

  /** Resolves when nothing is being sent. */
  async idle(): Promise<void> {
    const calm = this.#pauses.hurry();
    for (const sending of this.#chats.values()) sending.rouse?.();
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
    calm();
  }

  get size(): number { return this.#running.size; }

  /** Resolves when everything is sent; some of it may still stand in its outbox. */
  async sent(): Promise<void> {
    while (this.sending > 0) await this.#pauses.next();
  }

  /** Deliveries that have something to send, or write what came of it. */
  get sending(): number { return this.#running.size - this.#pauses.count; }

  /** Finishes what is being sent, starts nothing new. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.idle();
  }

  async #run(chat: string, sending: Sending): Promise<void> {
    for (;;) {
      const conversation = await this.#runtime.store.load(chat);
      if (!conversation || conversation.delivery?.by !== this.#runtime.by) return;
      const entry = conversation.outbox.find((each) => each.n > sending.last);
      if (this.#stopped) return this.#letGo(chat, sending);
      if (!entry) {
        if (sending.sent.size > 0 && await this.#pauses.pause(sending)) continue;
        if (await this.#clear(chat, sending)) return;
        continue;
      }
      const proceed = await this.#sendOne(conversation, entry, sending);
      if (!proceed) return;
    }
  }

  /** Sends one entry. False when this process must leave the chat alone for now. */
  async #sendOne(conversation: Conversation, entry: OutboxEntry, sending: Sending): Promise<boolean> {
    const { reader, count } = this.#runtime;
    const channel = channelOf(this.#runtime, conversation.channel);
    const until = conversation.delivery?.until ?? reader.clock.now();
    if (!channel) return false;
    if (reader.clock.now().getTime() + channel.sendTimeoutMs >= until.getTime()) return this.#renew(conversation._id);
    const packet = this.#draw(channel, entry, conversation);
    const outcome: SendOutcome = packet
      ? await channel.send(conversation.chat, packet)
      : { kind: 'rejected', error: 'this part is no more' };
    count('sends_total', { channel: conversation.channel, outcome: outcome.kind });
    switch (outcome.kind) {
      case 'sent':
        sending.sent.add(entry.n);
        sending.last = entry.n;
        sending.rested = false;
        if (outcome.billing !== undefined) sending.billing.push(outcome.billing);
        return true;
      case 'rejected':
        this.#runtime.log.error({ channel: conversation.channel, error: outcome.error }, 'the platform refused a message');
        sending.sent.add(entry.n);
        sending.last = entry.n;
        return true;
      case 'blocked': return this.#drop(conversation._id, sending);
      case 'retry': return this.#wait(conversation._id, sending, outcome.afterMs);
      case 'unknown': return this.#again(conversation, { entry, outcome }, sending);
    }
  }

  /** The packet of one entry; `undefined` when it can no longer be drawn, which must not block what stands behind it. */
  #draw(channel: Channel, entry: OutboxEntry, conversation: Conversation): Packet | undefined {
    try {
      return drawView(channel, entry.view, audienceOf(entry, conversation.apiVersion))[entry.part];
    } catch (error) {
      this.#runtime.log.error({ err: error, channel: conversation.channel }, 'a message cannot be drawn');
      return undefined;
    }
  }

  /** Removes what was sent and lets go if nothing is left. True when there is nothing more to do for this process. */
  async #clear(chat: string, sending: Sending): Promise<boolean> {
    return this.#write(chat, (conversation) => clearSent(conversation, sending), sending);
  }

  /** This process stops: somebody else may send the rest at once. */
  async #letGo(chat: string, sending: Sending): Promise<void> {
    const now = this.#runtime.reader.clock.now();
    await this.#write(chat, (conversation) => letGo(conversation, sending.last, now), sending);
  }

  /** Takes over what has run out or waited long enough, if nobody else did. For the sweep, the start and timers. */
  async resume(chat: string): Promise<void> {
    const { queue, store, reader } = this.#runtime;
    if (this.#stopped) return;
    await queue.run(chat, async () => {
      const conversation = await store.loadFresh(chat);
      const now = reader.clock.now();
      if (!conversation || conversation.outbox.length === 0 || conversation.left) return;
      const taken = takeDelivery(this.#runtime, conversation, now);
      if (taken.delivery?.by !== this.#runtime.by) return;
      if (taken.delivery !== conversation.delivery) {
        const next = { ...conversation, notBefore: undefined, ...taken };
        if (await store.commit(conversation, next) !== 'committed') return;
      }
      const current = await store.load(chat);
      if (current) this.wake(current);
    });
  }

  #resumeLater(chat: string, afterMs: number): void {
    setTimeout(() => {
      this.resume(chat).catch((error: unknown) => { this.#runtime.log.warn({ err: error }, 'a waiting delivery could not be resumed yet'); });
    }, afterMs).unref();
  }

  /** The person cannot be reached: nothing of this is sent any more. */
  async #drop(chat: string, sending: Sending): Promise<boolean> {
    await this.#write(chat, (conversation) => ({ ...conversation, outbox: [], left: true, delivery: undefined, dueAt: undefined }), sending);
    return false;
  }

  /** The platform asked for patience: let go until then. */
  async #wait(chat: string, sending: Sending, afterMs: number): Promise<boolean> {
    const notBefore = new Date(this.#runtime.reader.clock.now().getTime() + afterMs);
    await this.#write(chat, (conversation) => waitUntil(conversation, sending.last, notBefore), sending);
    this.#resumeLater(chat, afterMs);
    return false;
  }

  /** Unknown: the same reply again, at most so many times; many more when the platform itself said that it failed. */
  async #again({ _id: chat, channel }: Conversation, { entry, outcome }: { entry: OutboxEntry; outcome: UnknownOutcome }, sending: Sending): Promise<boolean> {
    const { limits, reader } = this.#runtime;
    const tried = countFailure(entry, outcome);
    const given = tried.tries >= limits.unknownSends || (tried.failures ?? 0) >= limits.failedSends;
    if (given) this.#runtime.log.error({ channel, error: outcome.error }, 'a reply was given up: the platform never said that it has it');
    const pauseMs = pauseAfter(tried);
    const notBefore = new Date(reader.clock.now().getTime() + pauseMs);
    await this.#write(chat, (conversation) => {
      const outbox = conversation.outbox.filter((each) => !(given && each.n === entry.n)).map((each) => (each.n === entry.n ? tried : each));
      return waitUntil({ ...conversation, outbox }, sending.last, notBefore);
    }, sending);
    this.#resumeLater(chat, pauseMs);
    return false;
  }

  async #renew(chat: string): Promise<boolean> {
    const now = this.#runtime.reader.clock.now();
    await this.#write(chat, (conversation) => ({ ...conversation, ...takeDelivery(this.#runtime, { ...conversation, delivery: undefined }, now) }));
    return true;
  }

  /** One conditional write as the holder. True when this process has nothing more to send in this chat. */
  async #write(chat: string, change: (conversation: Conversation) => Conversation, sending?: Sending): Promise<boolean> {
    const { queue, store, by, limits } = this.#runtime;
    return queue.run(chat, async () => {
      for (let race = 0; race < limits.races; race++) {
        const conversation = await store.load(chat);
        if (!conversation || conversation.delivery?.by !== by) {
          sending?.sent.clear();
          if (sending) sending.last = 0; // somebody else's now
          return true;
        }
        const next = change(conversation);
        if (await store.commit(conversation, next) === 'committed') {
          sending?.sent.clear();
          if (sending) sending.billing = [];
          return next.outbox.length === 0;
        }
      }
      throw new Error(`a delivery's write lost ${limits.races} races`);
    });
  }
}
