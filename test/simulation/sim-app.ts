import { fork, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What an app's process says. */
const FromSimSchema = z.union([z.object({ ready: z.string() }), z.object({ settled: z.literal(true) }), z.object({ problem: z.string() }), z.object({ act: z.number(), answer: z.string() })]);
export type FromSim = z.infer<typeof FromSimSchema>;

/** As `npm start` keeps it: a process that was killed is back in half the time. */
const COMPILE_CACHE = join(import.meta.dirname, '../../.data/compile-cache');

export interface SimAppOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
  /** Flags for node, before the program. */
  readonly nodeFlags?: readonly string[];
  clockOffsetMs(): number;
}

/** One process of the app, which may be killed at any moment and started again. */
export class SimApp {
  readonly #options: SimAppOptions;
  #child: ChildProcess | undefined;
  #gone: Promise<void> = Promise.resolve();
  readonly #acts = new Map<number, (answer: string | undefined) => void>();
  #nextAct = 1;

  constructor(options: SimAppOptions) { this.#options = options; }

  get alive(): boolean { return this.#child !== undefined; }

  /** The running process's id. */
  get pid(): number | undefined { return this.#child?.pid; }

  /** Starts it and waits until it listens and its webhooks are registered. */
  async start(): Promise<void> {
    if (this.#child) return;
    await this.#gone; // one that was killed holds its port until it is gone
    if (this.#child) return;
    const { env, log, nodeFlags = [], clockOffsetMs } = this.#options;
    const child = fork(join(import.meta.dirname, 'sim-process.ts'), [], {
      execArgv: [...nodeFlags],
      env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, ...env, SIM_CLOCK_OFFSET_MS: String(clockOffsetMs()) }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const file = createWriteStream(log, { flags: 'a' });
    child.stdout?.pipe(file, { end: false });
    child.stderr?.pipe(file, { end: false });
    this.#child = child;
    child.on('message', (message) => {
      const said = FromSimSchema.parse(message);
      if ('act' in said) this.#acts.get(said.act)?.(said.answer);
    });
    this.#gone = new Promise((resolve) => {
      child.once('exit', () => {
        if (this.#child === child) this.#child = undefined;
        for (const lost of this.#acts.values()) lost(undefined);
        resolve();
      });
    });
    if (!await answered(child, 'ready')) throw new Error(`a process of the app ended at its start: see ${log}`);
  }

  /** SIGKILL, at this very moment. */
  kill(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined; // whatever it still says is said by the dead
  }

  /** Resolves when the process is gone. */
  gone(): Promise<void> { return this.#gone; }

  /** Moves its clock and waits until it has nothing left to do. False when it died meanwhile. */
  async settle(moveMs = 0): Promise<boolean> {
    const child = this.#child;
    if (!child) return false;
    const done = answered(child, 'settled');
    child.send(moveMs > 0 ? { moveMs } : { settle: true });
    return done;
  }

  /** Lets it do an act of the panel. `ok`, a refusal's code, or `undefined` when nobody knows whether it was done: it died, or something broke underneath. */
  async act(name: string, input: unknown): Promise<string | undefined> {
    const child = this.#child;
    if (!child?.connected) return undefined;
    const act = this.#nextAct++;
    const answer = await new Promise<string | undefined>((resolve) => {
      this.#acts.set(act, resolve);
      child.send({ act, name, input }, (error) => { if (error) resolve(undefined); });
    });
    this.#acts.delete(act);
    return answer;
  }

  async stop(): Promise<void> {
    this.kill();
    await this.#gone;
  }
}

/** Waits for one answer. False when the process ended instead; throws when it tells of a problem. */
function answered(child: ChildProcess, wanted: 'ready' | 'settled'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const over = (act: () => void): void => {
      child.off('message', hear);
      child.off('exit', left);
      act();
    };
    const hear = (message: unknown): void => {
      const said = FromSimSchema.parse(message);
      if ('problem' in said) over(() => reject(new Error(`the app says: ${said.problem}`)));
      else if (wanted in said) over(() => resolve(true));
    };
    const left = (): void => over(() => resolve(false));
    child.on('message', hear);
    child.on('exit', left);
  });
}
