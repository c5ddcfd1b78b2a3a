import type { BotMessage } from './bot-message.ts';

/** What is fixed about a Viber user. */
export interface PersonFacts {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly country: string;
  readonly apiVersion: number;
  readonly desktop: boolean;
  readonly phoneNumber: string;
  readonly devices: number;
}

/** Shows a bot's message on the person's screen. */
export type Show = (message: BotMessage, token: string) => void;

const SESSION_MS = 24 * 3_600_000;
const UNANSWERED_WINDOW_MS = 3_600_000;
const UNANSWERED_MAX = 100;
const DETAILS_WINDOW_MS = 12 * 3_600_000;
const DETAILS_MAX = 2;

/** One Viber user as the server knows them: subscription, session clock and the limits that count per user. Times in ms. */
export class Person {
  readonly facts: PersonFacts;
  readonly show: Show;
  subscribed = false;
  /** Whether the phone confirms what arrives and what was read by itself. */
  receipts = { delivered: true, seen: true };
  /** tracking_data of the bot's last message; the next message of the person echoes it. */
  trackingData: string | undefined;
  #sessionOpenedAt: number | undefined;
  #unanswered = { since: 0, count: 0 };
  #detailReads: number[] = [];

  constructor(facts: PersonFacts, show: Show) {
    this.facts = facts;
    this.show = show;
  }

  /** The person writes: an implicit, silent subscription; opens a session when none runs and resets the hourly limit. */
  wrote(now: number): void {
    this.subscribed = true;
    this.#unanswered.count = 0;
    if (!this.inSession(now)) this.#sessionOpenedAt = now;
  }

  /** Presses Subscribe, which clears tracking_data (channels.md §1.3). */
  subscribe(): void {
    this.subscribed = true;
    this.trackingData = undefined;
  }

  /** Takes up what was true in an earlier life of the emulator. */
  recall(subscribed: boolean, sessionOpenedAt: number | undefined, trackingData: string | undefined): void {
    this.subscribed = subscribed;
    this.#sessionOpenedAt = sessionOpenedAt;
    this.trackingData = trackingData;
  }

  unsubscribe(): void {
    this.subscribed = false;
    this.#sessionOpenedAt = undefined;
  }

  /** 24 hours from the message that opened it, whatever is written meanwhile (§1.1, the stricter reading). */
  inSession(now: number): boolean {
    return this.#sessionOpenedAt !== undefined && now - this.#sessionOpenedAt < SESSION_MS;
  }

  /** The running session in ms since the epoch, if any. */
  session(now: number): { readonly openedAt: number; readonly endsAt: number } | undefined {
    const openedAt = this.#sessionOpenedAt;
    return openedAt !== undefined && this.inSession(now) ? { openedAt, endsAt: openedAt + SESSION_MS } : undefined;
  }

  /** Whether one more message fits into 100 an hour without an answer; counts it when it does. */
  takesMessage(now: number): boolean {
    if (now - this.#unanswered.since >= UNANSWERED_WINDOW_MS) this.#unanswered = { since: now, count: 0 };
    if (this.#unanswered.count >= UNANSWERED_MAX) return false;
    this.#unanswered.count += 1;
    return true;
  }

  /** Whether get_user_details may be answered (twice in 12 hours); counts it when it may. */
  takesDetailRead(now: number): boolean {
    this.#detailReads = this.#detailReads.filter(at => now - at < DETAILS_WINDOW_MS);
    if (this.#detailReads.length >= DETAILS_MAX) return false;
    this.#detailReads.push(now);
    return true;
  }
}
