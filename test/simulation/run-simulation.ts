import { Chance } from './chance.ts';
import { judge, type Verdicts } from './judge.ts';
import type { Mutant } from './mutants.ts';
import { createPeople } from './people.ts';
import type { Round, Window } from './plan.ts';
import { awaitMoney } from './money-desk.ts';
import { countPosted, type Posted } from './count-posted.ts';
import { Truth } from './truth.ts';
import { comeToRest, runRound, type Ledger, type Scene } from './run-round.ts';
import { setStage } from './set-stage.ts';
import { stopwatch } from './stopwatch.ts';
import { createWorld } from './world.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly dir: string;
  readonly rounds: readonly Round[];
  readonly people: number;
  readonly jobs: number;
  readonly mutant?: Mutant;
  /** Hears of every round when it is over. */
  onRound?(round: Round, number: number, kills: Readonly<Record<Window, number>>): void;
}

export interface SimulationResult {
  readonly verdicts: Verdicts;
  readonly kills: Readonly<Record<Window, number>>;
  readonly events: number;
  readonly excused: number;
  /** How often everything was stopped from outside while it ran. */
  readonly stops: number;
  /** Why it ended before its time. */
  readonly stuck?: string;
  /** How often money was moved, by what the chart of transfers calls it. */
  readonly posted: Posted;
  readonly seconds: number;
}

/** Plays the rounds against the app in its own processes and judges the end. */
export async function runSimulation(options: SimulationOptions): Promise<SimulationResult> {
  const begun = stopwatch.now();
  const world = await createWorld(options);
  try {
    const people = createPeople(world, options.people);
    for (const person of people) if (person.phone.channel === 'viber') world.viber.phone({ id: person.phone.id }).person.subscribe();
    world.door.lead(world.ports.slice(0, 1));
    await world.apps[0]?.start();
    const startedAt = world.clock.now();
    const stage = await setStage(world, people, options.jobs);
    const ledger: Ledger = { kills: noKills(), excused: new Set(), wrong: [], announced: new Map(), posted: [] };
    world.telegram.onUpdate((body) => { ledger.posted.push({ channel: 'telegram', body, at: world.clock.now().getTime() }); });
    const [one = '', two = ''] = stage.moneyRole;
    const desk = { world, chance: new Chance(options.seed + 4), truth: new Truth(), one, two, moderator: stage.moderator };
    const scene: Scene = { world, people, jobs: stage.jobs, codes: stage.codes, chance: new Chance(options.seed + 3), ledger, outside: { desk, members: stage.members, startedAt } };
    await world.shortenOrphans(true);
    const stuck = await playAll(scene, options, stage.approveAnother);
    await world.shortenOrphans(false);
    const verdicts = await judge(scene, options.rounds, stage.members);
    return {
      verdicts, kills: ledger.kills, events: options.rounds.reduce((sum, round) => sum + round.acts.length, 0), excused: ledger.excused.size, stops: stopwatch.stops,
      posted: await countPosted(world.reader), seconds: (stopwatch.now() - begun) / 1000, ...(stuck !== undefined && { stuck }),
    };
  } finally {
    await world.stop();
  }
}

async function playAll(scene: Scene, options: SimulationOptions, approve: () => Promise<void>): Promise<string | undefined> {
  for (const [number, round] of options.rounds.entries()) {
    try {
      if (round.approve) await approve();
      await runRound(scene, round);
    } catch (error) {
      return `round ${number}: ${error instanceof Error ? error.message : String(error)}`;
    }
    options.onRound?.(round, number, scene.ledger.kills);
  }
  const last = options.rounds.at(-1);
  try {
    if (last) await awaitMoney(scene.outside, () => comeToRest(scene, last, []));
  } catch (error) {
    return `at the end: ${error instanceof Error ? error.message : String(error)}`;
  }
  return undefined;
}

function noKills(): Record<Window, number> {
  return { 'before commit': 0, 'commit→acknowledge': 0, 'acknowledge→send': 0, 'send→clear': 0, 'money write': 0, 'any write': 0, 'in a sweep': 0 };
}

/** How many promises were broken. */
export function broken(verdicts: Verdicts): number {
  return Object.values(verdicts).reduce((sum, list: readonly string[]) => sum + list.length, 0);
}

