import { conflict } from './api-error.ts';
import { expiry, OPT_IN_KINDS, queueOf, type PendingUpdate, type UpdateKind } from './pending-update.ts';
import { Reordering } from './reordering.ts';
import type { TelegramTrouble } from './trouble.ts';
import { WebhookDelivery } from './webhook-delivery.ts';
import type { WebhookAnswer } from './http-answer.ts';
import { WebhookPoster } from './webhook-post.ts';

export interface WebhookSetting {
  readonly url: string;
  readonly secretToken: string;
  readonly connectionsMax: number;
}

interface Poll {
  readonly wake: () => void;
  terminated: boolean;
}

/** How long an act waits for a poller's confirmation before it counts as given up for now, in milliseconds. */
const POLL_PATIENCE_MS = 5000;

/** All updates that the bot has not acknowledged, and the two exclusive ways to get them: webhook and getUpdates. */
export class UpdateFeed {
  /** Replaced by the emulator's owner at will. */
  trouble: TelegramTrouble = {};
  allowed: readonly string[] | undefined;
  webhook: WebhookSetting | undefined;
  lastError: { readonly date: number; readonly message: string } | undefined;
  readonly pending = new Map<number, PendingUpdate>();
  readonly listeners = new Set<(body: string) => void>();
  /** Called with a webhook answer's body, which may hold a method to run. */
  onWebhookReply: (body: string) => void = () => undefined;
  /** The id of the next update. */
  nextId: number;
  private delivery: WebhookDelivery | undefined;
  private poll: Poll | undefined;
  private polled = false;
  private readonly now: () => Date;
  private readonly random: () => number;
  private readonly reordering: Reordering;

  constructor(now: () => Date, random: () => number) {
    this.now = now;
    this.random = random;
    this.nextId = 100_000_000 + Math.floor(random() * 100_000_000);
    this.reordering = new Reordering(random, (update) => this.dispatch(update));
  }

  /** Something happened. Resolves when the bot has acknowledged it or the platform gave up for now. */
  emit(kind: UpdateKind, chat: number, user: number, payload: object): Promise<void> {
    if (this.allowed === undefined ? OPT_IN_KINDS.includes(kind) : !this.allowed.includes(kind)) return Promise.resolve();
    const id = this.nextId++;
    const body = `{"update_id":${id},"${kind}":${JSON.stringify(payload)}}`;
    for (const listener of this.listeners) listener(body);
    return new Promise((resolve) => {
      const expiresAt = expiry(kind, this.now().getTime());
      const update: PendingUpdate = { id, kind, queue: queueOf(kind, chat, user), body, expiresAt, release: resolve };
      this.pending.set(id, update);
      if (this.delivery === undefined) this.offerToPoller(update);
      else if ((this.trouble.reorder ?? 0) > 1) this.reordering.hold(update, this.trouble.reorder ?? 0);
      else this.delivery.enqueue(update);
    });
  }

  private dispatch(update: PendingUpdate): void {
    if (this.delivery === undefined) this.offerToPoller(update);
    else this.delivery.enqueue(update);
  }

  private offerToPoller(update: PendingUpdate): void {
    if (!this.polled) return update.release();
    setTimeout(update.release, POLL_PATIENCE_MS).unref();
    this.poll?.wake();
  }

  setWebhook(setting: WebhookSetting | undefined, dropPending: boolean): void {
    this.reordering.flush();
    this.delivery?.stop();
    this.delivery = undefined;
    this.webhook = setting;
    this.lastError = undefined;
    if (dropPending) this.drop();
    if (setting === undefined) return;
    this.endPoll();
    this.polled = false;
    const poster = new WebhookPoster(setting.url, setting.secretToken);
    this.delivery = new WebhookDelivery(poster, setting.connectionsMax, {
      done: (update, body) => {
        this.pending.delete(update.id);
        if (body !== undefined) this.onWebhookReply(body);
      },
      failed: (answer) => this.noteFailure(answer),
      nowMs: () => this.now().getTime(),
      random: this.random,
      trouble: () => this.trouble,
    });
    for (const update of this.pending.values()) this.delivery.enqueue(update);
  }

  private drop(): void {
    for (const update of this.pending.values()) update.release();
    this.pending.clear();
  }

  private noteFailure(answer: WebhookAnswer): void {
    const message = answer.status === 0 ? (answer.error ?? 'no answer') : `Wrong response from the webhook: ${answer.status}`;
    this.lastError = { date: Math.floor(this.now().getTime() / 1000), message };
  }

  /** getUpdates: confirms everything below `offset`, then waits up to `timeoutSeconds` for something to give. JSON bodies. */
  async take(offset: number, limit: number, timeoutSeconds: number): Promise<string[]> {
    if (this.webhook !== undefined) {
      throw conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    }
    this.polled = true;
    this.endPoll();
    this.confirmBelow(offset < 0 ? ([...this.pending.keys()].at(offset) ?? 0) : offset);
    this.expire();
    if (this.pending.size === 0 && timeoutSeconds > 0) await this.waitForUpdate(timeoutSeconds);
    return [...this.pending.values()].slice(0, limit).map((update) => update.body);
  }

  private confirmBelow(offset: number): void {
    for (const [id, update] of this.pending) {
      if (id >= offset) continue;
      this.pending.delete(id);
      update.release();
    }
  }

  private expire(): void {
    const nowMs = this.now().getTime();
    for (const [id, update] of this.pending) if (update.expiresAt <= nowMs) this.pending.delete(id);
  }

  private async waitForUpdate(timeoutSeconds: number): Promise<void> {
    let poll: Poll | undefined;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutSeconds * 1000);
      poll = { terminated: false, wake: () => (clearTimeout(timer), resolve()) };
      this.poll = poll;
    });
    if (this.poll === poll) this.poll = undefined;
    if (poll?.terminated === true) throw conflict('terminated by other getUpdates request; make sure that only one bot instance is running');
  }

  private endPoll(): void {
    if (this.poll === undefined) return;
    this.poll.terminated = true;
    this.poll.wake();
    this.poll = undefined;
  }

  /** True while a long poll waits. */
  get polling(): boolean {
    return this.poll !== undefined;
  }

  retryNow(): void {
    this.reordering.flush();
    this.delivery?.retryNow();
  }

  async settled(): Promise<void> {
    this.reordering.flush();
    await this.delivery?.settled();
  }

  /** Posts anything to the webhook: a forgery. `headers` as given, nothing of the platform's is added. */
  forge(body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<WebhookAnswer> {
    if (this.delivery === undefined) return Promise.resolve({ status: 0, error: 'no webhook is set' });
    return this.delivery.poster.forge(body, headers);
  }

  /** The update as it was sent, once more. */
  redeliver(body: string): Promise<WebhookAnswer> {
    if (this.delivery === undefined) return Promise.resolve({ status: 0, error: 'no webhook is set' });
    return this.delivery.poster.post(body);
  }

  stop(): void {
    this.setWebhook(undefined, true);
    this.endPoll();
  }
}
