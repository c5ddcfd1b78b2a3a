const BEAT_MS = 500;
/** A silence so long in which the process itself did next to nothing: somebody stopped it (SIGSTOP, a laptop's lid). */
const STOPPED_MS = 5_000;
const BUSY_SHARE = 0.2;

/** Measures time, without that in which this process was stopped from outside. */
export class Stopwatch {
  #lost = 0;
  #stops = 0;
  #last = performance.now();
  #cpu = process.cpuUsage();
  readonly #timer = setInterval(() => { this.#beat(); }, BEAT_MS).unref();

  /** Milliseconds that were really there, from any moment on. */
  now(): number {
    this.#beat();
    return this.#last - this.#lost;
  }

  /** How often it was stopped so far. */
  get stops(): number {
    this.#beat();
    return this.#stops;
  }

  stop(): void { clearInterval(this.#timer); }

  #beat(): void {
    const now = performance.now();
    const gap = now - this.#last;
    const { user, system } = process.cpuUsage(this.#cpu);
    if (gap > STOPPED_MS && (user + system) / 1000 < gap * BUSY_SHARE) {
      this.#lost += gap - BEAT_MS;
      this.#stops += 1;
    }
    this.#last = now;
    this.#cpu = process.cpuUsage();
  }
}

/** The one that the simulation goes by. */
export const stopwatch = new Stopwatch();
