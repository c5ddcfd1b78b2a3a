import type { PendingUpdate } from './pending-update.ts';
import { retryDelaySeconds } from './retry-delay.ts';
import type { TelegramTrouble } from './trouble.ts';
import type { WebhookAnswer } from './http-answer.ts';
import type { WebhookPoster } from './webhook-post.ts';

interface Queue {
  readonly items: PendingUpdate[];
  fails: number;
  busy: boolean;
  timer: NodeJS.Timeout | undefined;
}

export interface DeliveryEvents {
  /** Delivered (any 2xx) or expired: the platform forgets it. `body` is the answer's, which may hold a method. */
  readonly done: (update: PendingUpdate, body: string | undefined) => void;
  readonly failed: (answer: WebhookAnswer) => void;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly trouble: () => TelegramTrouble;
}

/**
 * Delivery to one webhook: order within a queue with one in flight, queues side by side up to `connectionsMax`, the first repeat at
 * once, then 2, 4, 8 … s up to a random 60–120 s, `Retry-After` honoured, any 2xx ends it (channels.md §2.3).
 */
export class WebhookDelivery {
  readonly poster: WebhookPoster;
  private readonly connectionsMax: number;
  private readonly events: DeliveryEvents;
  private readonly queues = new Map<string, Queue>();
  private ready: Queue[] = [];
  private readyAt = 0;
  private active = 0;
  private stopped = false;
  private idle: (() => void)[] = [];

  constructor(poster: WebhookPoster, connectionsMax: number, events: DeliveryEvents) {
    this.poster = poster;
    this.connectionsMax = connectionsMax;
    this.events = events;
  }

  enqueue(update: PendingUpdate): void {
    let queue = this.queues.get(update.queue);
    if (queue === undefined) {
      queue = { items: [], fails: 0, busy: false, timer: undefined };
      this.queues.set(update.queue, queue);
    }
    queue.items.push(update);
    if (queue.timer !== undefined) update.release();
    else if (!queue.busy) this.makeReady(queue);
    this.pump();
  }

  /** Makes every waiting repeat due now. */
  retryNow(): void {
    for (const queue of this.queues.values()) {
      if (queue.timer === undefined) continue;
      clearTimeout(queue.timer);
      queue.timer = undefined;
      this.makeReady(queue);
    }
    this.pump();
  }

  /** Resolves when nothing is in flight or due; waiting repeats do not count. */
  settled(): Promise<void> {
    if (this.active === 0 && this.readyAt === this.ready.length) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  stop(): void {
    this.stopped = true;
    for (const queue of this.queues.values()) {
      clearTimeout(queue.timer);
      for (const update of queue.items) update.release();
    }
    this.queues.clear();
    this.ready = [];
    this.readyAt = 0;
    this.poster.close();
    this.wakeIdle();
  }

  private makeReady(queue: Queue): void {
    queue.busy = true;
    this.ready.push(queue);
  }

  private pump(): void {
    while (this.active < this.connectionsMax && this.readyAt < this.ready.length) {
      const queue = this.ready[this.readyAt++];
      if (this.readyAt > 1024) {
        this.ready.splice(0, this.readyAt);
        this.readyAt = 0;
      }
      if (queue === undefined) continue;
      this.active += 1;
      void this.attempt(queue).then(() => {
        this.active -= 1;
        this.pump();
        if (this.active === 0 && this.readyAt === this.ready.length) this.wakeIdle();
      });
    }
  }

  private async attempt(queue: Queue): Promise<void> {
    const update = queue.items[0];
    if (update === undefined || this.stopped) return;
    if (this.events.nowMs() >= update.expiresAt) return this.finish(queue, update, undefined);
    const trouble = this.events.trouble();
    if (trouble.delayMs !== undefined && trouble.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, trouble.delayMs));
    const first = this.poster.post(update.body);
    const copies = trouble.duplicate ?? 0;
    if (copies > 0) await Promise.all(Array.from({ length: copies }, () => this.poster.post(update.body)));
    const answer = await first;
    if (this.stopped) return;
    if (answer.status >= 200 && answer.status < 300) this.finish(queue, update, answer.body);
    else this.retryLater(queue, answer);
  }

  private finish(queue: Queue, update: PendingUpdate, body: string | undefined): void {
    queue.items.shift();
    queue.fails = 0;
    this.events.done(update, body);
    update.release();
    if (queue.items.length > 0) this.ready.push(queue);
    else {
      queue.busy = false;
      this.queues.delete(update.queue);
    }
  }

  private retryLater(queue: Queue, answer: WebhookAnswer): void {
    this.events.failed(answer);
    queue.fails += 1;
    const seconds = retryDelaySeconds(queue.fails, answer.retryAfter, this.events.random());
    if (seconds === 0) {
      this.ready.push(queue);
      return;
    }
    queue.busy = false;
    queue.timer = setTimeout(() => {
      queue.timer = undefined;
      this.makeReady(queue);
      this.pump();
    }, seconds * 1000);
    for (const update of queue.items) update.release();
  }

  private wakeIdle(): void {
    const waiting = this.idle;
    this.idle = [];
    for (const resolve of waiting) resolve();
  }
}
