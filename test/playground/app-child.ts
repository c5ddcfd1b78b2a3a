import { fork, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { StageApp } from './stage.ts';

/** What the app's process says. */
const FromApp = z.union([z.object({ ready: z.string() }), z.object({ moved: z.literal(true) }), z.object({ problem: z.string() })]);
export type FromApp = z.infer<typeof FromApp>;

export interface AppChild extends StageApp {
  /** Lets the process load while something else is being prepared; `start` takes it up. */
  warm(): void;
  /** Ends it in good order. */
  stop(): Promise<void>;
}

export interface AppChildOptions {
  /** Its settings; asked when it starts. */
  env(): Readonly<Record<string, string>>;
  readonly url: string;
  /** Where its log goes. */
  readonly log: string;
  /** How far its clock stands from the machine's when it starts, in milliseconds. */
  clockOffsetMs(): number;
}

const STOP_MS_MAX = 5_000;

/** The app as a child process that can be killed and started again. It is not running until `start`. */
export function appChild(options: AppChildOptions): AppChild {
  const listeners: (() => void)[] = [];
  let child: ChildProcess | undefined;
  let state: StageApp['state'] = 'dead';
  const become = (next: StageApp['state']): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const warm = (): ChildProcess => {
    const loading = child ?? spawn(options.log);
    if (child !== loading) loading.once('exit', () => {
      if (child !== loading) return;
      child = undefined;
      become('dead');
    });
    child = loading;
    return loading;
  };
  const start = async (): Promise<void> => {
    if (state !== 'dead') return;
    become('starting');
    const started = warm();
    const ready = answerOf(started, 'ready');
    started.send({ start: options.env(), clockOffsetMs: options.clockOffsetMs() });
    await ready;
    become('running');
  };
  const end = async (how: (running: ChildProcess) => void): Promise<void> => {
    const running = child;
    if (!running) return;
    const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    how(running);
    await gone;
  };
  return {
    url: options.url,
    get state() { return state; },
    onChange: (listener) => { listeners.push(listener); },
    start,
    warm: () => { warm(); },
    kill: () => end((running) => running.kill('SIGKILL')),
    stop: () => end((running) => {
      running.send({ stop: true });
      setTimeout(() => running.kill('SIGKILL'), STOP_MS_MAX).unref();
    }),
    moveClock: async (moveMs) => {
      if (!child) return;
      const moved = answerOf(child, 'moved');
      child.send({ moveMs });
      await moved;
    },
  };
}

/** Output goes to the log; the child is in no group of its own and ends when our end of the channel closes. */
function spawn(log: string): ChildProcess {
  const child = fork(join(import.meta.dirname, 'app-process.ts'), [], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const file = createWriteStream(log, { flags: 'a' });
  child.stdout?.pipe(file, { end: false });
  child.stderr?.pipe(file, { end: false });
  child.once('close', () => file.end());
  return child;
}

/** Waits for one answer of the child; throws when it tells of a problem or ends instead. */
async function answerOf(child: ChildProcess, wanted: 'ready' | 'moved'): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const settle = (act: () => void): void => {
      child.off('message', hear);
      child.off('exit', left);
      act();
    };
    const hear = (message: unknown): void => {
      const said = FromApp.parse(message);
      if ('problem' in said) settle(() => reject(new Error(`the app says: ${said.problem}`)));
      else if (wanted in said) settle(resolve);
    };
    const left = (): void => settle(() => reject(new Error('the app ended at its start; see its log')));
    child.on('message', hear);
    child.on('exit', left);
  });
}
