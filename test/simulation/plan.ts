import { z } from 'zod';
import { Chance } from './chance.ts';

/** What one person does. `mark` names the act wherever it leaves a trace. */
export const ActSchema = z.object({
  person: z.number(),
  kind: z.enum(['say-mark', 'tap-mark', 'say-echo', 'form', 'answer-first', 'answer-second', 'raw-mark', 'help', 'menu', 'search', 'apply', 'apply-send', 'feature', 'forge', 'top-up', 'withdraw', 'refer', 'hire', 'answer']),
  mark: z.string(),
  /** Of which job, for those that are about one. */
  job: z.number().optional(),
  /** Whose link somebody came by. */
  by: z.number().optional(),
  /** Kyat. */
  amount: z.number().optional(),
});
export type Act = z.infer<typeof ActSchema>;

/** Where in the way of an update a process is killed (DESIGN §2). */
export const WINDOWS = ['before commit', 'commit→acknowledge', 'acknowledge→send', 'send→clear'] as const;
export type Window = (typeof WINDOWS)[number];

const FaultSchema = z.object({
  kill: z.object({ window: z.enum(WINDOWS), process: z.number(), nth: z.number() }).optional(),
  duplicate: z.number().optional(),
  delayMs: z.number().optional(),
  reorder: z.number().optional(),
  api: z.object({ kind: z.enum(['flood', 'error', 'accepted-then-silent']), calls: z.number() }).optional(),
  emptyRedis: z.boolean().optional(),
  restartMongo: z.boolean().optional(),
  cutMongo: z.boolean().optional(),
  /** So many updates of earlier rounds are delivered once more. */
  late: z.number().optional(),
  /** What the provider of payments does meanwhile. */
  payments: z.enum(['down', 'losesCreateAnswers', 'neverNotifies', 'notifiesTwice']).optional(),
});
export type Fault = z.infer<typeof FaultSchema>;

/** Some acts at the same time, under some faults; after it everything is healed and comes to rest, and perhaps some hours pass. */
export const RoundSchema = z.object({ acts: z.array(ActSchema), faults: FaultSchema, processes: z.number(), approve: z.boolean(), hours: z.number() });
export type Round = z.infer<typeof RoundSchema>;

export interface PlanOptions {
  readonly seed: number;
  readonly events: number;
  readonly people: number;
  readonly jobs: number;
  readonly perRound: number;
}

/** Everything that will happen, from a seed. */
export function planRounds({ seed, events, people, jobs, perRound }: PlanOptions): Round[] {
  const chance = new Chance(seed);
  const stages = Array.from({ length: people }, () => 0);
  const applied = Array.from({ length: people }, () => new Set<number>());
  const hires = Array.from({ length: jobs }, () => 0);
  const rounds: Round[] = [];
  let planned = 0;
  let processes = 1;
  while (planned < events) {
    if (rounds.length % 8 === 3) processes = processes === 1 ? 2 : 1;
    const acts: Act[] = [];
    for (const person of shuffled(chance, people).slice(0, perRound)) {
      if (planned + acts.length >= events) break;
      acts.push(planAct(chance, { person, people, stages, applied, hires, jobs, mark: `m${planned + acts.length}` }));
      if (acts.at(-1)?.kind !== 'say-mark' || planned + acts.length >= events || !chance.happens(0.3)) continue;
      acts.push({ person, kind: 'tap-mark', mark: `m${planned + acts.length}` }); // two queues at the same moment
    }
    planned += acts.length;
    rounds.push({ acts, faults: planFaults(chance, rounds.length, processes), processes, approve: chance.happens(0.15), hours: chance.happens(0.25) ? HOURS_LATER : 0 });
  }
  return rounds;
}

interface Planning {
  readonly person: number;
  readonly people: number;
  readonly stages: number[];
  readonly applied: readonly Set<number>[];
  readonly hires: number[];
  readonly jobs: number;
  readonly mark: string;
}

/** A person's stage: 0 free, 1 and 2 the questions of the form, 3 at the review of an application. */
const APPLYING = 3;

/** What somebody may do now. The first people own a job each. */
function planAct(chance: Chance, planning: Planning): Act {
  const { person, stages, applied, jobs, mark } = planning;
  const stage = stages[person] ?? 0;
  if (stage === APPLYING) { // at once: on Viber another answer's keyboard would hide the button
    stages[person] = 0;
    return { person, kind: 'apply-send', mark, job: [...applied[person] ?? []].at(-1) ?? 0 };
  }
  if (stage > 0) {
    if (chance.happens(0.3)) return { person, kind: 'tap-mark', mark };
    stages[person] = stage === 2 ? 0 : 2;
    return { person, kind: stage === 1 ? 'answer-first' : 'answer-second', mark };
  }
  if (chance.happens(0.12)) {
    stages[person] = 1;
    return { person, kind: 'form', mark };
  }
  const job = chance.below(jobs);
  if (chance.happens(0.08) && job !== person && !applied[person]?.has(job)) {
    applied[person]?.add(job);
    stages[person] = APPLYING;
    return { person, kind: 'apply', mark, job };
  }
  if (person < jobs && chance.happens(0.1)) return { person, kind: 'feature', mark, job: person };
  const money = chance.happens(0.2) ? planMoney(chance, planning) : undefined;
  if (money) return money;
  return { person, kind: chance.pick(['say-mark', 'say-mark', 'tap-mark', 'tap-mark', 'say-echo', 'say-echo', 'raw-mark', 'help', 'menu', 'search', 'forge'] as const), mark };
}

/** A job has twenty openings with a bounty: some stay, so that applying never ends. */
const HIRES_MAX = 15;
/** Longer than half of the shorter qualifying period; forty such jumps end before a job does. */
const HOURS_LATER = 13;

function planMoney(chance: Chance, { person, people, hires, jobs, applied, mark }: Planning): Act | undefined {
  const job = chance.below(jobs);
  switch (chance.pick(['top-up', 'withdraw', 'refer', 'hire', 'hire', 'answer', 'answer'] as const)) {
    case 'top-up': return { person, kind: 'top-up', mark, amount: 1_000 * (1 + chance.below(50)) };
    case 'withdraw': return { person, kind: 'withdraw', mark, amount: 10_000 + chance.below(5_000) };
    case 'answer': return { person, kind: 'answer', mark, amount: chance.below(5) };
    case 'refer': return job === person || applied[person]?.has(job) ? undefined : { person, kind: 'refer', mark, job, by: chance.below(people) };
    case 'hire': {
      const hired = hires[person];
      if (hired === undefined || hired >= HIRES_MAX) return undefined;
      hires[person] = hired + 1;
      return { person, kind: 'hire', mark, job: person };
    }
  }
}

const KILL_EVERY = 3;

/** Kills come in turn, so that no window stays empty in a short run. */
function planFaults(chance: Chance, round: number, processes: number): Fault {
  const kill = round % KILL_EVERY === 1 ? { window: WINDOWS[Math.floor(round / KILL_EVERY) % WINDOWS.length] ?? 'before commit', process: chance.below(processes), nth: 1 + chance.below(6) } : undefined;
  return {
    ...(kill && { kill }),
    ...(chance.happens(0.4) && { duplicate: 1 + chance.below(2) }),
    ...(chance.happens(0.2) && { delayMs: 1 + chance.below(15) }),
    ...(chance.happens(0.2) && { reorder: 2 + chance.below(5) }),
    ...(!kill && chance.happens(0.3) && { api: { kind: chance.pick(['flood', 'error', 'error'] as const), calls: 1 + chance.below(3) } }),
    ...(round % 120 === 20 && { api: { kind: 'accepted-then-silent' as const, calls: 1 } }),
    ...(chance.happens(0.1) && { emptyRedis: true }),
    ...(round > 0 && round % 90 === 34 && { restartMongo: true }),
    ...(!kill && chance.happens(0.1) && { cutMongo: true }),
    ...(chance.happens(0.4) && { payments: chance.pick(['down', 'losesCreateAnswers', 'neverNotifies', 'notifiesTwice'] as const) }),
    ...(chance.happens(0.5) && { late: 1 + chance.below(6) }),
  };
}

function shuffled(chance: Chance, count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at--) {
    const other = chance.below(at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}
