import type { Trouble } from '../../support/phone.ts';
import { pathWithSignature, webhookSender, type WebhookAnswer, type WebhookPost, type WebhookTarget } from './webhook-request.ts';

/** How long Viber waits, in milliseconds (channels.md §1.3: 5 s, about 3 quick repeats, then one a minute for an hour). */
export interface DeliveryTimes {
  readonly timeoutMs: number;
  readonly fastRepeatMs: number;
  readonly slowRepeatMs: number;
  readonly giveUpMs: number;
}

/** One callback: the same bytes at every attempt. */
export interface Callback {
  readonly event: string;
  readonly body: Buffer;
  readonly signature: string;
}

/** What became of a callback: answered with 200, parked on the slow schedule, or nobody listens. */
export type Delivered = { readonly kind: 'acknowledged'; readonly answer: string } | { readonly kind: 'parked' } | { readonly kind: 'off' };

interface Parked {
  readonly callback: Callback;
  readonly since: number;
  readonly onAnswer: (answer: string) => void;
  timer: NodeJS.Timeout | undefined;
}

const FAST_REPEATS = 3;
const REORDER_WAIT_MS = 20;
const OK = 200;

/** Delivers callbacks to the webhook: at least once, on Viber's schedule, without any order among them. */
export class WebhookDelivery {
  readonly #times: DeliveryTimes;
  readonly #trouble: () => Trouble;
  readonly #random: () => number;
  readonly #sender = webhookSender();
  readonly #parked = new Set<Parked>();
  readonly #naps = new Set<{ timer: NodeJS.Timeout; wake: () => void }>();
  #window: (() => void)[] = [];
  #active = 0;
  #idle: (() => void)[] = [];
  #stopped = false;
  /** Where callbacks go; undefined while no webhook is set. */
  target: WebhookTarget | undefined;

  constructor(times: DeliveryTimes, trouble: () => Trouble, random: () => number) {
    this.#times = times;
    this.#trouble = trouble;
    this.#random = random;
  }

  /** Callbacks that wait for the next minute. */
  get parked(): number {
    return this.#parked.size;
  }

  /** Posts once, outside every schedule. */
  post(target: WebhookTarget, post: WebhookPost): Promise<WebhookAnswer> {
    return this.#sender.post(target, post, this.#times.timeoutMs);
  }

  /**
   * Delivers a callback. `onAnswer` hears every 200's body, also one that comes from the slow schedule or a duplicate; the
   * promise resolves when the first attempt or one of the three quick repeats is acknowledged, else when it is parked.
   */
  async deliver(callback: Callback, onAnswer: (answer: string) => void): Promise<Delivered> {
    if (this.target === undefined || this.#stopped) return { kind: 'off' };
    return this.whileActive(async () => {
      await this.#disturb();
      const extra = Array.from({ length: this.#trouble().duplicate ?? 0 }, () => this.#attempt(callback, onAnswer));
      for (let attempt = 0; attempt <= FAST_REPEATS; attempt += 1) {
        if (attempt > 0) await this.#nap(this.#times.fastRepeatMs);
        const answer = await this.#attempt(callback, onAnswer);
        if (answer !== undefined) {
          await Promise.all(extra);
          return { kind: 'acknowledged', answer };
        }
      }
      this.#park({ callback, since: performance.now(), onAnswer, timer: undefined });
      return { kind: 'parked' };
    });
  }

  /** Attempts every waiting callback now and resolves when these attempts are over. */
  async retryNow(): Promise<void> {
    for (const nap of [...this.#naps]) nap.wake();
    await Promise.all([...this.#parked].map(parked => this.#repeat(parked)));
  }

  /** Resolves when nothing is in flight; what is parked on the slow schedule does not count. */
  async settled(): Promise<void> {
    while (this.#active > 0) await new Promise<void>(resolve => this.#idle.push(resolve));
  }

  /** Runs the work and keeps `settled` waiting while it runs. */
  async whileActive<T>(work: () => Promise<T>): Promise<T> {
    this.#active += 1;
    try {
      return await work();
    } finally {
      this.#active -= 1;
      if (this.#active === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  /** Forgets what waits and closes the connections. */
  stop(): void {
    this.#stopped = true;
    for (const parked of this.#parked) clearTimeout(parked.timer);
    this.#parked.clear();
    for (const nap of [...this.#naps]) nap.wake();
    this.#sender.close();
  }

  async #attempt(callback: Callback, onAnswer: (answer: string) => void): Promise<string | undefined> {
    const target = this.target;
    if (target === undefined || this.#stopped) return undefined;
    const { body, signature } = callback;
    const answer = await this.post(target, { path: pathWithSignature(target, signature), body, signature });
    if (answer.status !== OK) return undefined;
    onAnswer(answer.body);
    return answer.body;
  }

  #park(parked: Parked): void {
    if (this.#stopped || performance.now() - parked.since > this.#times.giveUpMs) return;
    this.#parked.add(parked);
    parked.timer = setTimeout(() => void this.#repeat(parked), this.#times.slowRepeatMs);
  }

  async #repeat(parked: Parked): Promise<void> {
    clearTimeout(parked.timer);
    if (!this.#parked.delete(parked)) return;
    await this.whileActive(async () => {
      if ((await this.#attempt(parked.callback, parked.onAnswer)) === undefined) this.#park(parked);
    });
  }

  async #disturb(): Promise<void> {
    const { delayMs = 0, reorder = 0 } = this.#trouble();
    if (delayMs > 0) await this.#nap(delayMs);
    if (reorder > 1) {
      const turn = new Promise<void>(resolve => this.#window.push(resolve));
      if (this.#window.length >= reorder) this.#openWindow();
      else setTimeout(() => this.#openWindow(), REORDER_WAIT_MS);
      await turn;
    }
  }

  #openWindow(): void {
    const window = this.#window.splice(0);
    while (window.length > 0) window.splice(Math.floor(this.#random() * window.length), 1)[0]?.();
  }

  #nap(ms: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise(resolve => {
      const nap = {
        timer: setTimeout(() => nap.wake(), ms),
        wake: () => {
          clearTimeout(nap.timer);
          this.#naps.delete(nap);
          resolve();
        },
      };
      this.#naps.add(nap);
    });
  }
}
