import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { findProgram } from './find-program.ts';

/** A server that runs as our child. It dies with this process, whatever ends it. */
export interface ChildServer {
  readonly pid: number;
  /** True until the process has ended. */
  alive(): boolean;
  /** Asks it to end and waits until it has; kills it when it has not after ten seconds. */
  stop(): Promise<void>;
  /** Ends it at once (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>;
}

/** A server with an address of its own: what `startMongo` and `startRedis` give. */
export interface LocalServer {
  /** The connection string; stays the same over `restart`. */
  readonly uri: string;
  readonly port: number;
  /** The running (or last) process. */
  readonly pid: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Stops it if it runs, starts it again on the same port and data, and waits until it serves. */
  restart(): Promise<void>;
}

const STOP_MS_MAX = 10_000;
const LOG_CHARACTERS = 16_000; // a start and a shutdown
const LOG_LINES = 8;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a server in a process group of its own (a Ctrl-C reaches only us), its output in the file `log`. */
export async function spawnServer(command: string, args: readonly string[], log: string): Promise<ChildServer> {
  const file = openSync(log, 'a');
  const setpriv = await findProgram('setpriv');
  const [program, given] = setpriv === undefined ? [command, args] : [setpriv, ['--pdeathsig', 'KILL', '--', command, ...args]];
  const child = spawn(program, given, { stdio: ['ignore', file, file], detached: true });
  closeSync(file);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => { running.delete(child); resolve(); });
    child.once('error', () => { running.delete(child); resolve(); });
  });
  running.add(child);
  child.unref();
  if (child.pid === undefined) throw new Error(`${command} does not start`);
  if (setpriv === undefined) watchFromOutside(child.pid);
  return {
    pid: child.pid,
    alive: () => running.has(child),
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX);
      await held(gone);
      clearTimeout(timer);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await held(gone);
    },
  };
}

/** What a server last complained of (MongoDB marks errors in its log), else its last lines, for an error message. */
export async function logTail(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8')).slice(-LOG_CHARACTERS).trim().split('\n');
  const complaints = lines.filter((line) => /"s":"[EF]"/.test(line));
  return (complaints.length > 0 ? complaints : lines).slice(-LOG_LINES).join('\n');
}

/** Waits with the event loop kept alive: the child itself does not hold it. */
async function held(gone: Promise<void>): Promise<void> {
  const timer = setInterval(() => undefined, 1_000);
  await gone;
  clearInterval(timer);
}

/** Where the kernel offers no "die with the parent" (macOS), a small shell looks every second and kills the orphan. */
function watchFromOutside(pid: number): void {
  const script = 'while kill -0 "$1" 2>/dev/null && kill -0 "$2" 2>/dev/null; do sleep 1; done; kill -9 "$2" 2>/dev/null';
  spawn('sh', ['-c', script, 'watchdog', String(process.pid), String(pid)], { stdio: 'ignore', detached: true }).unref();
}
