import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { createPeople, type Person } from '../simulation/people.ts';
import { setStage } from '../simulation/set-stage.ts';
import { createWorld, type World, type WorldOptions } from '../simulation/world.ts';
import { StatementCounter } from './budget/count-statements.ts';
import { insertJobs } from './budget/many-jobs.ts';
import { memoryOf } from './budget/measure-memory.ts';
import { atMost, type BenchResult, type Figure } from './figure.ts';

const PEOPLE = 12;
const JOBS = 6;
const MANY_JOBS = 100_000;
const IDLE_MS = 4_000;
const SENTENCES = ['accountant in Hlaing', 'driver', 'မန္တလေး အရောင်းဝန်ထမ်း', 'waiter 5 lakhs', 'anything in Yangon'];

/** DESIGN §6's table, measured on the whole app in a process of its own: statements by a proxy that counts as the server does, memory by the kernel. */
export async function run(): Promise<BenchResult> {
  const dir = await mkdtemp(join(tmpdir(), 'myanjobs-budget-'));
  const statements = await inWorld({ seed: 1, dir: join(dir, 'statements'), role: 'web' }, measureStatements);
  try {
    return { figures: [...statements, ...await inWorld({ seed: 1, dir: join(dir, 'memory'), nodeFlags: await flagsOfStart() }, measureWeight)] };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** The flags with which `npm start` runs node; what it sets of the environment is set for the processes that follow. */
async function flagsOfStart(): Promise<string[]> {
  const { scripts } = z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')));
  for (const [, name = '', value = ''] of scripts.start.matchAll(/(\w+)=(\S+) /g)) process.env[name] = name === 'NODE_COMPILE_CACHE' ? join(import.meta.dirname, '../..', value) : value;
  return scripts.start.split(/\s+/).filter((word) => word.startsWith('--'));
}

/** Twelve people who have joined, six jobs, one process; torn down afterwards. */
async function inWorld<T>(options: WorldOptions, measure: (world: World, people: readonly Person[], jobs: readonly string[]) => Promise<T>): Promise<T> {
  const world = await createWorld(options);
  try {
    const people = createPeople(world, PEOPLE);
    for (const person of people) if (person.phone.channel === 'viber') world.viber.phone({ id: person.phone.id }).person.subscribe();
    world.door.lead(world.ports.slice(0, 1));
    await world.apps[0]?.start();
    const stage = await setStage(world, people, JOBS);
    await pause(IDLE_MS);
    return await measure(world, people, stage.jobs);
  } finally {
    await world.stop();
  }
}

/** Memory and Redis, idle and with many open jobs. */
async function measureWeight(world: World, people: readonly Person[]): Promise<Figure[]> {
  const idle = await restart(world);
  const redis = await measureRedis(world);
  process.stderr.write(`inserting ${MANY_JOBS} jobs\n`);
  await insertJobs(world.reader, MANY_JOBS);
  const full = await restart(world);
  for (const words of SENTENCES) await heard(people[0], () => people[0]?.phone.say(words));
  await pause(IDLE_MS);
  const searched = await memoryOf(world.apps[0]?.pid ?? 0);
  return [
    atMost('resident_mb_idle', idle.resident, 160),
    atMost('resident_mb_with_100000_jobs', Math.max(full.resident, searched.resident), 256),
    atMost('peak_mb_with_100000_jobs', searched.peak, 320),
    ...redis,
  ];
}

async function measureStatements(world: World, people: readonly Person[], jobs: readonly string[]): Promise<Figure[]> {
  const [proxy] = world.proxies;
  const [first] = people;
  if (!proxy || !first) throw new Error('nothing to measure');
  const counter = new StatementCounter(proxy);
  const each = (act: (person: Person, index: number) => Promise<void>) => people.map((person, index) => () => heard(person, () => act(person, index)));
  const menu = (person: Person) => person.press('g home.menu');
  const warm = await counter.median(Array.from({ length: 15 }, () => () => heard(first, () => menu(first))));
  const search = await counter.median(Array.from({ length: 15 }, () => () => heard(first, () => first.phone.say('accountant in Hlaing'))));
  const transfer = await counter.median(Array.from({ length: 9 }, (_, n) => () => heard(first, () => first.press(`g marks.feature ${jobs[0] ?? ''} w${n}`))));
  const applying = people.slice(JOBS);
  for (const person of applying) await heard(person, () => person.press(`g apply ${jobs[1] ?? ''}`));
  const application = await counter.median(applying.map((person) => () => heard(person, () => person.press(person.buttonData(/^a \S+ review send$/) ?? 'g nothing.here'))));
  await restart(world);
  const cold = await counter.median(each(menu));
  for (const [name, { count, names }] of Object.entries({ warm, cold, search, application, transfer })) process.stderr.write(`${name}: ${count} (${names})\n`);
  proxy.intercept({});
  return [
    atMost('statements_navigation_warm', warm.count, 2), atMost('statements_navigation_cold', cold.count, 3),
    atMost('statements_search_beyond_navigation', search.count - warm.count, 1),
    atMost('statements_application', application.count, 8), atMost('statements_transfer', transfer.count, 10),
  ];
}

/** A fresh process, and its memory when it has come to rest. */
async function restart(world: World) {
  const [app] = world.apps;
  if (!app) throw new Error('there is no app');
  await app.stop();
  await app.start();
  await pause(IDLE_MS);
  return memoryOf(app.pid ?? 0);
}

/** What one process costs Redis: connections more than without it, and all that Redis holds. */
async function measureRedis(world: World): Promise<Figure[]> {
  const redis = new Redis(world.redisUrl);
  const connections = async () => String(await redis.client('LIST')).trim().split('\n').length;
  const running = await connections();
  await world.apps[0]?.stop();
  await pause(500);
  const without = await connections();
  await world.apps[0]?.start();
  const used = Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
  redis.disconnect();
  return [atMost('redis_connections_a_process', running - without, 12), atMost('redis_mb', used / 1024 / 1024, 30)];
}

/** Acts, and waits for the answer on the screen. */
async function heard(person: Person | undefined, act: () => Promise<void> | undefined): Promise<void> {
  if (!person) return;
  await new Promise<void>((resolve, reject) => {
    const before = person.phone.screen.findLast((bubble) => bubble.from === 'bot');
    const timer = setTimeout(() => { stop(); reject(new Error('no answer came')); }, 20_000);
    const stop = person.phone.onChange(() => {
      const last = person.phone.screen.findLast((bubble) => bubble.from === 'bot');
      if (last === before) return;
      clearTimeout(timer);
      stop();
      resolve();
    });
    Promise.resolve(act()).catch(reject);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
