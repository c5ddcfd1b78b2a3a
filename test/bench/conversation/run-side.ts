import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { startTelegramEmulator, type TelegramEmulator } from '../../emulators/telegram/start-telegram-emulator.ts';
import { freePort } from '../../servers/free-port.ts';
import { Person, type Verdict } from './person.ts';

export type Side = 'ours' | 'theirs';

const TOKEN = '1234567890:AAbench_token_of_the_emulator_0123456789';
const SECRET = 'webhook-secret-of-the-benchmark';
const PEOPLE = 64;
/** Half seconds after the restart: what the dead process held is free after 25 seconds. */
const AFTER_KILL_ROUNDS_MIN = 8;
const AFTER_KILL_ROUNDS_MAX = 80;

export interface Servers { readonly mongodbUri: string; readonly redisUrl: string }

export interface Load { readonly updatesPerSecond: number; readonly p95Ms: number }

export interface AfterKill { readonly lost: number; readonly doubled: number; readonly repeatedReplies: number; readonly outboxes: number }

/** One side under load: its bot in a process of its own, the emulator and 64 people in this one. */
export class Stage {
  readonly #telegram: TelegramEmulator;
  readonly #env: Record<string, string>;
  readonly #script: string;
  #child: ChildProcess | undefined;
  readonly people: Person[] = [];

  private constructor(telegram: TelegramEmulator, script: string, env: Record<string, string>) {
    this.#telegram = telegram;
    this.#script = script;
    this.#env = env;
  }

  static async open(side: Side, servers: Servers, name: string): Promise<Stage> {
    const [telegram, port] = await Promise.all([startTelegramEmulator({ token: TOKEN, botUsername: 'BenchBot', callsMax: 0 }), freePort()]);
    const database = new URL(servers.mongodbUri);
    database.pathname = `/${name}`;
    const stage = new Stage(telegram, join(import.meta.dirname, `${side}.ts`), {
      MONGODB_URI: database.href, REDIS_URL: servers.redisUrl, REDIS_PREFIX: name, PORT: String(port), HOST: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${port}`, SECRET_KEY: 'a-secret-key-for-the-benchmark-of-32-characters', FILES_URL: `file:.data/bench/${name}`,
      TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_WEBHOOK_SECRET: SECRET, NODE_ENV: 'production',
    });
    await stage.start();
    for (let n = 0; n < PEOPLE; n++) stage.people.push(new Person(telegram.phone({ name: `Person ${n}` }), side === 'ours'));
    await Promise.all(stage.people.map((person) => person.arrive()));
    return stage;
  }

  async start(): Promise<void> {
    const child = fork(this.#script, [], { env: { ...process.env, ...this.#env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: (process.env['BENCH_NODE_ARGS'] ?? '').split(' ').filter(Boolean) });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', () => reject(new Error(`${this.#script} ended at its start`)));
    });
  }

  /** Everybody writes their next message as soon as the last reply is on their screen. */
  async load(warmUpMs: number, ms: number): Promise<Load> {
    const from = performance.now() + warmUpMs;
    const until = from + ms;
    const waits: number[] = [];
    await Promise.all(this.people.map(async (person) => {
      while (performance.now() < until) {
        const sentAt = performance.now();
        await person.writeAndWait();
        if (sentAt >= from && performance.now() <= until) waits.push(performance.now() - sentAt);
      }
    }));
    const sorted = waits.toSorted((a, b) => a - b);
    return { updatesPerSecond: waits.length / (ms / 1000), p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN };
  }

  /** `kill -9` in mid-load, a restart, and time for what the platform delivers again. */
  async kill(afterMs: number): Promise<AfterKill> {
    let on = true;
    const writing = this.people.map(async (person) => { while (on) await person.writeAndWait(8_000); });
    await pause(afterMs);
    this.#child?.kill('SIGKILL');
    on = false;
    await pause(300);
    await this.start();
    await Promise.all(writing);
    for (let round = 0; round < AFTER_KILL_ROUNDS_MAX && (round < AFTER_KILL_ROUNDS_MIN || this.#judge().lost > 0); round++) {
      this.#telegram.retryNow();
      await pause(500);
    }
    return { ...this.#judge(), outboxes: 0 };
  }

  #judge(): { lost: number; doubled: number; repeatedReplies: number } {
    const verdicts = this.people.map((person) => person.judge());
    const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, verdict) => total + of(verdict), 0);
    return { lost: sum((v) => v.lost), doubled: sum((v) => v.doubled), repeatedReplies: sum((v) => v.repeated) };
  }

  async stop(): Promise<void> {
    const child = this.#child;
    const gone = new Promise((resolve) => { child?.once('exit', resolve); });
    child?.disconnect();
    await gone;
    await this.#telegram.stop();
  }

  get database(): string { return this.#env['MONGODB_URI'] ?? ''; }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
