import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { BellQueue } from '../db/database.ts';

/** Does what a bell asked for, if it is still to be done. */
export type Answer = (queue: BellQueue, id: string) => Promise<void>;

/** So many are answered at once. */
export const CONCURRENCY = 8;
/** So many may wait; what is rung for beyond them goes to whoever is free. */
const WAITING_MAX = 100;

/** Bells that this process rang for now and answers itself: a few at a time, one that still waits only once. */
export class OwnBells {
  readonly #answer: Answer;
  readonly #log: Logger;
  readonly #limit = pLimit(CONCURRENCY);
  readonly #waiting = new Set<string>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;

  constructor(answer: Answer, log: Logger) {
    this.#answer = answer;
    this.#log = log;
  }

  /** False when there is enough to do. */
  take(queue: BellQueue, id: string): boolean {
    const key = `${queue}:${id}`;
    if (this.#waiting.has(key)) return true; // it will look when its turn comes
    if (this.#stopped || this.#waiting.size >= WAITING_MAX) return false;
    this.#waiting.add(key);
    void this.#limit(async () => {
      this.#waiting.delete(key);
      if (this.#stopped) return;
      const running = this.#answer(queue, id)
        .catch((error: unknown) => { this.#log.debug({ err: error }, 'a bell was answered in vain'); })
        .finally(() => { this.#running.delete(running); });
      this.#running.add(running);
      await running;
    });
    return true;
  }

  /** What still waits is left to the sweeps. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#limit.clearQueue();
    await Promise.all([...this.#running]);
  }
}
