import { setImmediate as immediate, setTimeout as delay } from 'node:timers/promises';
import type { Conversation } from '../../bots/conversation/conversation.ts';
import { fromStored } from '../../bots/conversation/stored-conversation.ts';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import type { Chance } from './chance.ts';
import { HOUR } from '../../core/clock.ts';
import { killAt } from './kill-switch.ts';
import { actOutside, type Outside } from './money-desk.ts';
import { SAID, type Person } from './people.ts';
import { perform } from './perform-act.ts';
import type { Round, Window } from './plan.ts';
import { stopwatch } from './stopwatch.ts';
import { healTills, troubleAt } from './tills.ts';
import type { World } from './world.ts';

/** What a run has seen so far. */
export interface Ledger {
  readonly kills: Record<Window, number>;
  /** `chat|words`: a repeat of these is nobody's fault: sent, and the process killed before it could write so, or the platform never said. */
  readonly excused: Set<string>;
  /** Answers that nobody should get: a forgery let in, a repeat refused. */
  readonly wrong: string[];
  /** Updates by the platform's own bytes, for late repeats. */
  /** The buttons of the channel's posts, as they were last seen, by post. */
  readonly announced: Map<string, string>;
  readonly posted: { readonly channel: 'telegram' | 'viber'; readonly body: string; readonly at: number }[];
}

export interface Scene {
  readonly world: World;
  readonly people: readonly Person[];
  readonly jobs: readonly string[];
  /** The codes of everybody's links. */
  readonly codes: readonly string[];
  /** Payers and the people of the panel. */
  readonly outside: Outside;
  readonly chance: Chance;
  readonly ledger: Ledger;
}

const HOLD_MS = 26_000;
const REST_MS_MAX = 60_000;
/** So long a round whose kill has not struck yet goes on: a busy machine is slow to acknowledge and to send. */
const KILL_MS_MAX = 10_000;
const LATE_MS_MAX = 40 * 60_000;
const LAST_WORDS_TURNS = 100;

/** One round: everybody acts at once under the faults; then all is healed, and comes to rest. Throws when it does not. */
export async function runRound(scene: Scene, round: Round): Promise<void> {
  const { stops } = stopwatch;
  await playRound(scene, round);
  if (stopwatch.stops > stops) excuseStop(scene);
}

async function playRound(scene: Scene, round: Round): Promise<void> {
  const { world } = scene;
  await haveProcesses(world, round.processes);
  const pending: string[] = [];
  makeTrouble(scene, round);
  const upheaval = round.faults.restartMongo ? world.restartMongo() : Promise.resolve();
  if (round.faults.emptyRedis) await world.emptyRedis();
  const late = redeliver(scene, round.faults.late ?? 0);
  const outside = actOutside(scene.outside);
  const acts = Promise.all(round.acts.map((act) => perform(scene, act, pending)));
  if (round.faults.cutMongo) for (const proxy of world.proxies) proxy.cut();
  if (round.faults.kill?.window === 'acknowledge→send') await killUnsent(scene, acts);
  await Promise.all([acts, late, upheaval, outside]);
  if (round.faults.kill && round.faults.kill.window !== 'in a sweep') await killOrDone(world, round.processes);
  await comeToRest(scene, round, pending);
  if (round.hours === 0) return;
  await passHours(scene, round);
  await comeToRest(scene, round, pending);
}

/** Some hours pass, and what became due is worked off: perhaps not to its end. */
async function passHours(scene: Scene, { hours, faults: { kill } }: Round): Promise<void> {
  const { world } = scene;
  if (kill?.window === 'in a sweep') strike(scene, kill);
  world.clock.move(hours * HOUR);
  await Promise.all(world.apps.map((app) => app.settle(hours * HOUR)));
}

async function haveProcesses(world: World, wanted: number): Promise<void> {
  const [, second] = world.apps;
  if (wanted === 1 && second?.alive) {
    second.kill(); // at rest: nothing is under way
    await second.gone();
  }
  const starting = world.apps.slice(0, wanted).filter((app) => !app.alive);
  world.door.lead(world.ports.slice(0, wanted)); // a process registers its webhook, which the platform tries at once
  await Promise.all(starting.map((app) => app.start()));
}

function makeTrouble(scene: Scene, { faults }: Round): void {
  const { world } = scene;
  const { kill, duplicate, delayMs, reorder, api, payments = [] } = faults;
  for (const each of payments) troubleAt(world.pay, each);
  const disturb = { ...(duplicate && { duplicate }), ...(delayMs && { delayMs }), ...(reorder && { reorder }) };
  const onlySends = { apiMethods: ['sendMessage', 'editMessageText'] };
  const fault = api && (api.kind === 'flood' ? { kind: api.kind, retryAfterSeconds: 1 } as const : { kind: api.kind });
  const silent = kill?.window === 'acknowledge→send' ? { api: { kind: 'silent' } as const } : {};
  world.telegram.trouble = { ...disturb, ...onlySends, ...(api && fault && { api: fault, apiCalls: api.calls }), ...silent };
  Object.assign(world.viber.trouble, disturb, api && fault && fault.kind !== 'accepted-then-silent' ? { api: fault, apiCalls: api.calls } : {}, silent);
  if (kill && kill.window !== 'acknowledge→send' && kill.window !== 'in a sweep') strike(scene, kill);
}

/** The proxy of one process waits for the write at which that process is killed; at writes about money, of each, and whose write comes first is killed. */
function strike({ world, ledger }: Scene, kill: NonNullable<Round['faults']['kill']>): void {
  const one = world.apps[kill.process]?.alive ? kill.process : 0;
  let struck = false;
  for (const [index, app] of world.apps.entries()) {
    if (index !== one && (kill.after === undefined || !app.alive)) continue;
    world.proxies[index]?.intercept(killAt(kill, () => {
      if (struck) return false;
      struck = true;
      app.kill();
      ledger.kills[kill.window] += 1;
      return true;
    }));
  }
}

/** The platforms hold every send back: once something is acknowledged and not sent, everybody is killed. */
async function killUnsent({ world, ledger }: Scene, acts: Promise<unknown>): Promise<void> {
  await acts;
  const held = await within(KILL_MS_MAX, async () => world.telegram.pendingUpdates === 0 && await unsent(world) > 0);
  if (held) ledger.kills['acknowledge→send'] += 1;
  for (const app of world.apps) app.kill();
}

/** Until the kill has struck, or can no longer: everything was acknowledged, sent and cleared. */
async function killOrDone(world: World, processes: number): Promise<void> {
  const struck = () => world.apps.filter((app) => app.alive).length < processes;
  await within(KILL_MS_MAX, async () => struck() || (world.telegram.pendingUpdates === 0 && await unsent(world) === 0));
}

async function unsent(world: World): Promise<number> {
  return Conversations(world.reader).countDocuments({ 'outbox.0': { $exists: true } });
}

/** Asks until it holds, for so long. */
async function within(limitMs: number, holds: () => Promise<boolean>): Promise<boolean> {
  const until = stopwatch.now() + limitMs;
  for (;;) {
    if (await holds()) return true;
    if (stopwatch.now() > until) return false;
    await delay(5);
  }
}

/** Some updates of the last forty minutes, once more. */
async function redeliver({ world, ledger, chance }: Scene, count: number): Promise<void> {
  const young = ledger.posted.slice(-400).filter((each) => world.clock.now().getTime() - each.at < LATE_MS_MAX);
  for (let n = 0; n < count && young.length > 0; n++) {
    const { channel, body } = chance.pick(young);
    if (channel === 'telegram') await world.telegram.redeliver(body);
    else await world.viber.forge(body, { sign: 'both' });
  }
}

/** Heals everything, brings back who died, and waits until nothing is under way anywhere. */
export async function comeToRest(scene: Scene, round: Round, pending: string[]): Promise<void> {
  const { world, people } = scene;
  for (const proxy of world.proxies) proxy.intercept({});
  const dead = world.apps.slice(0, round.processes).filter((app) => !app.alive);
  await Promise.all(world.apps.map((app) => (app.alive ? undefined : app.gone())));
  if (dead.length > 0) await hearTheDead();
  await excuse(scene, dead.length > 0);
  heal(world);
  await Promise.all(dead.map((app) => app.start()));
  const until = stopwatch.now() + REST_MS_MAX;
  for (let clean = false, moves = dead.length > 0 ? 1 : 0; !clean;) {
    if (stopwatch.now() > until) throw new Error('it does not come to rest');
    await deliverAll(world, pending);
    await settle(world);
    if (moves > 0) await moveClock(world);
    moves = await outboxes(world);
    clean = moves === 0 && pending.length === 0 && world.telegram.pendingUpdates === 0 && world.viber.parked === 0;
  }
  for (const person of people) person.look();
  for (const { id, buttons } of world.channel.posts) if (buttons.length > 0) scene.ledger.announced.set(id, JSON.stringify(buttons));
}

function heal(world: World): void {
  healTills(world.pay);
  world.telegram.trouble = {};
  for (const name of Object.keys(world.viber.trouble)) Reflect.deleteProperty(world.viber.trouble, name);
}

async function deliverAll(world: World, pending: string[]): Promise<void> {
  for (const body of pending.splice(0)) {
    const { status } = await world.viber.forge(body, { sign: 'both' });
    if (status !== 200) pending.push(body);
  }
  world.telegram.retryNow();
  await Promise.all([world.viber.retryNow(), world.telegram.settled()]);
  await world.viber.settled();
}

async function settle(world: World): Promise<void> {
  await Promise.all(world.apps.map((app) => app.settle()));
}

/** Past what the dead held: only while nobody sends, because in truth nobody sends for so long. */
async function moveClock(world: World): Promise<void> {
  world.clock.move(HOLD_MS);
  await Promise.all(world.apps.map((app) => app.settle(HOLD_MS)));
}

async function outboxes(world: World): Promise<number> {
  return Conversations(world.reader).countDocuments({ $or: [{ 'outbox.0': { $exists: true } }, { dueAt: { $exists: true } }] });
}

/** What a dead process had written into its sockets still arrives at the platforms, which live in this process: they read it in the next turns of the loop. */
async function hearTheDead(): Promise<void> {
  for (let turn = 0; turn < LAST_WORDS_TURNS; turn++) await immediate();
}

/** What stands in an outbox and on the screen was sent by somebody who could not write so, or whose platform did not say. */
async function excuse({ world, people, ledger }: Scene, killed: boolean): Promise<void> {
  for (const person of people) person.look();
  const waiting = !killed ? [] : await Conversations(world.reader).find({ 'outbox.0': { $exists: true } }).lean<Conversation[]>();
  for (const conversation of waiting.map(fromStored)) {
    const person = people.find((each) => each.chat === conversation._id);
    for (const entry of conversation.outbox) {
      for (const [said] of textOf(entry.view).matchAll(SAID)) if (person && person.times(said) > 0) ledger.excused.add(`${person.chat}|${said}`);
    }
  }
  for (const call of world.telegram.calls) {
    if (call.outcome !== 'accepted-then-silent') continue;
    for (const [said] of String(call.payload['text']).matchAll(SAID)) ledger.excused.add(`telegram:${String(call.payload['chat_id'])}|${said}`);
  }
  world.telegram.clearCalls();
}

/** Everybody was stopped from outside for longer than a send waits for its answer: what has come twice by now was answered too late. */
function excuseStop({ people, ledger }: Scene): void {
  for (const person of people) for (const [said, bubbles] of person.heard) if (bubbles.size > 1) ledger.excused.add(`${person.chat}|${said}`);
}

function textOf(view: { readonly lead?: string; readonly title?: string; readonly body: string }): string {
  return [view.lead, view.title, view.body].filter(Boolean).join('\n');
}
