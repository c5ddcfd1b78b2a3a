import type { Clock } from '../../../core/clock.ts';
import { LATE_MS, type PayTrouble } from './pay-order.ts';

/** One callback: where it goes, and what travels. */
export interface Letter {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Waiting { readonly letter: Letter; tries: number; dueAt: Date }

/** Sends callbacks, again after each of `pauses` until the merchant answers 200; redirects are not followed. */
export class Postman {
  readonly sent: Letter[] = [];
  private readonly clock: Clock;
  private readonly trouble: PayTrouble;
  private readonly pauses: readonly number[];
  private waiting: Waiting[] = [];

  constructor(clock: Clock, trouble: PayTrouble, pauses: readonly number[] = []) {
    this.clock = clock;
    this.trouble = trouble;
    this.pauses = pauses;
  }

  /** Resolves when the first try has its answer. */
  async send(letter: Letter): Promise<void> {
    if (this.trouble.neverNotifies) return;
    this.waiting.push({ letter, tries: 0, dueAt: new Date(this.clock.now().getTime() + (this.trouble.notifiesLate ? LATE_MS : 0)) });
    if (this.trouble.notifiesTwice) await this.post(letter);
    await this.deliverDue();
  }

  async deliverDue(now = false): Promise<void> {
    const due = this.waiting.filter(({ dueAt }) => now || dueAt <= this.clock.now());
    this.waiting = this.waiting.filter((each) => !due.includes(each));
    for (const each of due) {
      const pause = this.pauses[each.tries];
      if (await this.post(each.letter) || pause === undefined) continue;
      this.waiting.push({ letter: each.letter, tries: each.tries + 1, dueAt: new Date(this.clock.now().getTime() + pause) });
    }
  }

  /** True when it was received. */
  async post(letter: Letter): Promise<boolean> {
    this.sent.push(letter);
    try {
      const response = await fetch(letter.url, { method: 'POST', body: letter.body, headers: letter.headers, redirect: 'manual', signal: AbortSignal.timeout(10_000) });
      await response.text();
      return response.status === 200;
    } catch {
      return false; // nobody there: that is a callback that was not received
    }
  }
}
