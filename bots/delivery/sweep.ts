import type { Logger } from 'pino';
import type { Reader } from '../../core/db/database.ts';
import { whichFind, type Wanted } from '../../core/db/which-find.ts';

/** Something that looks for overdue work in the database; returns how much it found. */
export interface Sweeper {
  readonly name: string;
  readonly everyMs: number;
  /** What it looks for. Absent for what tidies up and makes nobody wait: a settled system may still have it to do. */
  readonly due?: (now: Date) => Wanted;
  sweep(): Promise<number>;
}

/** Runs sweepers by timer, each one run at a time. What Redis forgot, or a dead process left, is found here. */
export class Sweeps {
  readonly #reader: Reader;
  readonly #sweepers: readonly Sweeper[];
  readonly #log: Logger;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Map<string, Promise<number>>();
  #stopped = false;

  constructor(reader: Reader, sweepers: readonly Sweeper[], log: Logger) {
    this.#reader = reader;
    this.#sweepers = sweepers;
    this.#log = log;
  }

  start(): void {
    for (const sweeper of this.#sweepers) {
      const timer = setInterval(() => { void this.#run(sweeper); }, sweeper.everyMs);
      timer.unref();
      this.#timers.push(timer);
    }
  }

  /** Sweeps everything once, all at the same time as the timers do, from now on: a run that began earlier may have looked too early. Returns how much was found. */
  async now(): Promise<number> { return this.#all(this.#sweepers); }

  /** Sweeps what somebody waits for, where one statement says that something is due (everywhere, when a sweep is under way). Returns how much was found. */
  async due(): Promise<number> {
    const sweepers = this.#sweepers.filter((sweeper) => sweeper.due !== undefined);
    const idle = !sweepers.some((sweeper) => this.#running.has(sweeper.name));
    return this.#all(idle ? await this.#haveDue(sweepers) : sweepers);
  }

  async #haveDue(sweepers: readonly Sweeper[]): Promise<readonly Sweeper[]> {
    const now = this.#reader.clock.now();
    const wanted = new Map([...new Set(sweepers.flatMap(({ due }) => due ?? []))].map((due) => [due, due(now)])); // two sweeps may look for the same
    try {
      const found = await whichFind(this.#reader, [...wanted.values()]);
      return sweepers.filter(({ due }) => [...found].some((each) => due !== undefined && wanted.get(due) === each));
    } catch (error) {
      this.#log.warn({ err: error }, 'nobody knows what is due: every sweep looks for itself');
      return sweepers;
    }
  }

  async #all(sweepers: readonly Sweeper[]): Promise<number> {
    const found = await Promise.all(sweepers.map(async (sweeper) => (await this.#running.get(sweeper.name) ?? 0) + await this.#run(sweeper)));
    return found.reduce((sum, each) => sum + each, 0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.allSettled([...this.#running.values()]);
  }

  #run(sweeper: Sweeper): Promise<number> {
    const running = this.#running.get(sweeper.name);
    if (running) return running;
    if (this.#stopped) return Promise.resolve(0);
    const run = sweeper.sweep().catch((error: unknown) => {
      this.#log.warn({ err: error, sweep: sweeper.name }, 'a sweep failed');
      return 0;
    }).finally(() => { this.#running.delete(sweeper.name); });
    this.#running.set(sweeper.name, run);
    return run;
  }
}
