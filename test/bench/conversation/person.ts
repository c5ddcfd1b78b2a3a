import type { TelegramPhone } from '../../emulators/telegram/phone.ts';
import { QUESTIONS } from './form-words.ts';

/** What a person can tell of their own messages after the load. */
export interface Verdict {
  /** Messages that never had a reply. */
  readonly lost: number;
  /** Messages that moved the form by more than one step: they took effect twice. */
  readonly doubled: number;
  /** Replies that came again because nobody knew whether they had arrived. */
  readonly repeated: number;
}

const WAIT_MS = 30_000;

/** One of the 64: fills the form again and again, one message at a time, each message different. */
export class Person {
  readonly #phone: TelegramPhone;
  readonly #ours: boolean;
  /** What was written, oldest first: the answer's text, or undefined for the word that begins a form. */
  readonly #written: string[] = [];
  #n = 0;
  #step = -1;

  constructor(phone: TelegramPhone, ours: boolean) {
    this.#phone = phone;
    this.#ours = ours;
  }

  /** Our side asks the language once before anything else. */
  async arrive(): Promise<void> {
    await this.#until(() => this.#phone.open(), WAIT_MS);
    if (!this.#ours) { this.#step = 0; return; }
    const button = this.#phone.screen.at(-1)?.buttons[0]?.[0];
    if (!button) throw new Error('the language was not asked');
    await this.#until(() => this.#phone.tap(button), WAIT_MS);
  }

  /** Writes the next message and waits for its reply, `waitMs` at most. */
  async writeAndWait(waitMs = WAIT_MS): Promise<void> {
    const text = `m${++this.#n}`;
    if (this.#step >= 0) this.#written.push(text);
    this.#step = this.#step + 1 >= QUESTIONS.length ? -1 : this.#step + 1;
    await this.#until(() => this.#phone.say(text), waitMs);
  }

  judge(): Verdict {
    const replies = this.#phone.screen.filter((bubble) => bubble.from === 'bot').map((bubble) => bubble.text);
    let lost = 0;
    let doubled = 0;
    let repeated = 0;
    for (const text of this.#written.slice(-40)) {
      const mine = replies.filter((reply) => new RegExp(`^\\d+:${text} `).test(reply));
      if (mine.length === 0) lost++;
      if (new Set(mine).size > 1) doubled++;
      else if (mine.length > 1) repeated++;
    }
    return { lost, doubled, repeated };
  }

  #until(act: () => Promise<void>, waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const before = this.#phone.screen.at(-1)?.id;
      const timer = setTimeout(done, waitMs);
      const stop = this.#phone.onChange(() => {
        const last = this.#phone.screen.at(-1);
        if (last?.from === 'bot' && last.id !== before) done();
      });
      function done(): void {
        clearTimeout(timer);
        stop();
        resolve();
      }
      act().catch(done);
    });
  }
}
