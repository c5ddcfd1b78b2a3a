import type { Logger } from 'pino';

/** Work that nobody waits for, but stopping and settling do. What fails is found again by a sweep. */
export class BackgroundWork {
  readonly #log: Logger;
  readonly #running = new Set<Promise<unknown>>();

  constructor(log: Logger) { this.#log = log; }

  /** How much was ever begun: what starts and ends between two looks is not missed. */
  begun = 0;

  add(work: Promise<unknown>): void {
    this.begun++;
    const watched = work
      .catch((error: unknown) => { this.#log.warn({ err: error }, 'work in the background failed; the sweep takes it up'); })
      .finally(() => { this.#running.delete(watched); });
    this.#running.add(watched);
  }

  get size(): number { return this.#running.size; }

  async idle(): Promise<void> { await Promise.allSettled([...this.#running]); }
}
