import { z } from 'zod';
import { PROVIDER_NAMES } from '../../core/payments/provider.ts';
import { payoutWays } from '../../core/withdrawals/withdrawal-rules.ts';
import { Chance } from './chance.ts';
import { isOfCouple, PAY_TROUBLES, planCouples, planMoney, planPayTrouble, type MoneyPlan } from './plan-money.ts';

/** Whose wallet holds too little for what they will try: the last few people, and how much that is. */
export const POOR = { people: 6, funds: 12_000 } as const;

/** Acts about money, which answer `did:` or `nope:` with their mark. */
export const PURSE_ACTS = ['top-up', 'cancel-top-up', 'slip', 'withdraw', 'take-back', 'refer', 'hire', 'answer', 'hold', 'post-bounty', 'close-job', 'link', 'unlink'] as const;
const OTHER_ACTS = ['say-mark', 'tap-mark', 'say-echo', 'form', 'answer-first', 'answer-second', 'raw-mark', 'help', 'menu', 'search', 'apply', 'apply-send', 'feature', 'forge'] as const;
export type ActKind = (typeof PURSE_ACTS)[number] | (typeof OTHER_ACTS)[number];

/** True for an act that says whether it was done. */
export function isPurseAct(kind: ActKind): kind is (typeof PURSE_ACTS)[number] {
  return PURSE_ACTS.some((each) => each === kind);
}

/** What one person does. `mark` names the act wherever it leaves a trace. */
export const ActSchema = z.object({
  person: z.number(),
  kind: z.enum([...PURSE_ACTS, ...OTHER_ACTS]),
  mark: z.string(),
  /** Of which job, for those that are about one. */
  job: z.number().optional(),
  /** Whose link somebody came by. */
  by: z.number().optional(),
  /** Kyat. */
  amount: z.number().optional(),
  /** By whom money comes in, and to whom it goes out. */
  till: z.enum([...PROVIDER_NAMES, 'manual']).optional(),
  way: z.enum(payoutWays).optional(),
});
export type Act = z.infer<typeof ActSchema>;

/** Where a process is killed: in the way of an update (DESIGN §2), at any write, at a write about money, and while what is due is worked off. */
export const WINDOWS = ['before commit', 'commit→acknowledge', 'acknowledge→send', 'send→clear', 'money write', 'any write', 'in a sweep'] as const;
export type Window = (typeof WINDOWS)[number];

const FaultSchema = z.object({
  /** `after`: the server has done the write, and the app is not told. */
  kill: z.object({ window: z.enum(WINDOWS), process: z.number(), nth: z.number(), after: z.boolean().optional() }).optional(),
  duplicate: z.number().optional(),
  delayMs: z.number().optional(),
  reorder: z.number().optional(),
  api: z.object({ kind: z.enum(['flood', 'error', 'accepted-then-silent']), calls: z.number() }).optional(),
  emptyRedis: z.boolean().optional(),
  restartMongo: z.boolean().optional(),
  cutMongo: z.boolean().optional(),
  /** So many updates of earlier rounds are delivered once more. */
  late: z.number().optional(),
  /** What providers of payments do meanwhile. */
  payments: z.array(z.object({ provider: z.enum(PROVIDER_NAMES), trouble: z.enum(PAY_TROUBLES) })).optional(),
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
  const money: MoneyPlan = { people, jobs, hires: Array.from({ length: jobs }, () => 0), couples: planCouples(people, jobs, POOR.people), large: new Set(), referred: new Map(), owes: new Set() };
  const rounds: Round[] = [];
  let planned = 0;
  let processes = 1;
  while (planned < events) {
    if (rounds.length % 8 === 3) processes = processes === 1 ? 2 : 1;
    const acts: Act[] = [];
    for (const person of shuffled(chance, people).slice(0, perRound)) {
      if (planned + acts.length >= events) break;
      acts.push(planAct(chance, { person, stages, applied, money, jobs, mark: `m${planned + acts.length}` }));
      if (acts.at(-1)?.kind !== 'say-mark' || planned + acts.length >= events || !chance.happens(0.3)) continue;
      acts.push({ person, kind: 'tap-mark', mark: `m${planned + acts.length}` }); // two queues at the same moment
    }
    planned += acts.length;
    const faults = planFaults(chance, { round: rounds.length, processes, perRound });
    rounds.push({ acts, faults, processes, approve: chance.happens(0.15), hours: faults.kill?.window === 'in a sweep' || chance.happens(0.2) ? HOURS_LATER : 0 });
  }
  return rounds;
}

interface Planning {
  readonly person: number;
  readonly stages: number[];
  readonly applied: readonly Set<number>[];
  readonly money: MoneyPlan;
  readonly jobs: number;
  readonly mark: string;
}

/** A person's stage: 0 free, 1 and 2 the questions of the form, 3 at the review of an application. */
const APPLYING = 3;

/** What somebody may do now. The first people own a job each. */
function planAct(chance: Chance, planning: Planning): Act {
  const { person, stages, applied, money, jobs, mark } = planning;
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
  const came = money.referred.get(person);
  money.referred.delete(person);
  const job = came ?? chance.below(jobs);
  if ((came !== undefined || chance.happens(0.07)) && job !== person && !applied[person]?.has(job) && !isOfCouple(money.couples, person)) {
    applied[person]?.add(job);
    stages[person] = APPLYING;
    return { person, kind: 'apply', mark, job };
  }
  if (person < jobs && chance.happens(0.1)) return { person, kind: 'feature', mark, job: person };
  const act = money.owes.has(person) || chance.happens(0.25) ? planMoney(chance, money, { person, mark, applied: applied[person] }) : undefined;
  if (act) return act;
  return { person, kind: chance.pick(['say-mark', 'say-mark', 'tap-mark', 'tap-mark', 'say-echo', 'say-echo', 'raw-mark', 'help', 'menu', 'search', 'forge'] as const), mark };
}

/** Longer than half of the shorter qualifying period; fifty such jumps end before a job does. */
const HOURS_LATER = 13;

const KILL_EVERY = 3;

/** Kills come in turn, and closer at first, so that no window stays empty in a short run. */
function planKill(chance: Chance, round: number, processes: number, perRound: number): Fault['kill'] {
  const first = round < 2 * WINDOWS.length;
  if (first ? round % 2 !== 1 : round % KILL_EVERY !== 1) return undefined;
  const window = WINDOWS[(first ? (round - 1) / 2 : Math.floor(round / KILL_EVERY)) % WINDOWS.length] ?? 'before commit';
  const writes = Math.max(2, Math.floor(perRound / 6));
  const most = window === 'any write' ? 8 * writes : window === 'money write' || window === 'in a sweep' ? writes : 6;
  const ofMoney = window === 'any write' || window === 'money write' || window === 'in a sweep';
  return { window, process: chance.below(processes), nth: 1 + chance.below(most), ...(ofMoney && { after: chance.happens(0.5) }) };
}

function planFaults(chance: Chance, { round, processes, perRound }: { round: number; processes: number; perRound: number }): Fault {
  const kill = planKill(chance, round, processes, perRound);
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
    ...(chance.happens(0.5) && { payments: planPayTrouble(chance) }),
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
