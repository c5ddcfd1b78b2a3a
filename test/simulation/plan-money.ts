import { PROVIDER_NAMES, type ProviderName } from '../../core/payments/provider.ts';
import { payoutWays } from '../../core/withdrawals/withdrawal-rules.ts';
import type { Chance } from './chance.ts';
import type { Act, ActKind } from './plan.ts';

/** A job has twenty openings with a bounty: some stay, so that applying never ends. */
const HIRES_MAX = 15;
/** From this amount on two people must agree; whoever asks for it does so once, below the limit of a day. */
const LARGE = 500_000;

/** What may happen about money, the commoner the more often it stands here: to people who look for work, and to the few who have some to give. */
const SEEKERS = [
  'top-up', 'top-up', 'top-up', 'cancel-top-up', 'withdraw', 'withdraw', 'take-back', 'refer', 'refer', 'refer', 'answer', 'answer', 'hold', 'link', 'link', 'unlink',
] as const satisfies readonly ActKind[];
const OWNERS = ['hire', 'hire', 'hire', 'hire', 'answer', 'answer', 'post-bounty', 'close-job', 'top-up', 'withdraw'] as const satisfies readonly ActKind[];
/** By wire or by hand. */
const TILLS = [...PROVIDER_NAMES, 'manual', 'manual'] as const;

/** What planning remembers about money. */
export interface MoneyPlan {
  readonly people: number;
  readonly jobs: number;
  /** Hires by the number of their job. */
  readonly hires: number[];
  /** The first of each pair of chats that may become one person, by its number: whether they are one now. */
  readonly couples: Map<number, boolean>;
  /** Who has asked for much. */
  readonly large: Set<number>;
  /** Who came by somebody's link, and to which job: they apply to it next. */
  readonly referred: Map<number, number>;
  /** Who is to transfer by hand: most send the slip next. */
  readonly owes: Set<number>;
}

/** Neither those who own jobs nor the poor at the end: pairs of a Telegram and a Viber chat, which apply for nothing. */
export function planCouples(people: number, jobs: number, poor: number): Map<number, boolean> {
  const first = jobs + (jobs % 2);
  const count = Math.max(1, Math.min(8, Math.floor((people - poor - first) / 4)));
  return new Map(Array.from({ length: count }, (_, index) => [first + 2 * index, false]));
}

/** True for either chat of a pair. */
export function isOfCouple(couples: ReadonlyMap<number, boolean>, person: number): boolean {
  return couples.has(person - (person % 2));
}

/** One act about money of somebody who is free to do it; `undefined` when what came up is not for them. */
export function planMoney(chance: Chance, plan: MoneyPlan, { person, mark, applied }: { person: number; mark: string; applied: ReadonlySet<number> | undefined }): Act | undefined {
  const { people, jobs, hires, couples, referred, owes } = plan;
  const job = chance.below(jobs);
  const kind: ActKind = owes.delete(person) && chance.happens(0.8) ? 'slip' : chance.pick(person < jobs ? OWNERS : SEEKERS);
  const act = { person, kind, mark };
  switch (kind) {
    case 'top-up': {
      const till = chance.pick(TILLS);
      if (till === 'manual') owes.add(person);
      return { ...act, amount: 1_000 * (1 + chance.below(50)), till };
    }
    case 'withdraw': return { ...act, amount: planAmount(chance, plan, person), way: chance.pick(payoutWays) };
    case 'answer': return { ...act, amount: chance.below(5) };
    case 'refer':
      if (applied?.has(job) || isOfCouple(couples, person)) return undefined;
      referred.set(person, job);
      return { ...act, job, by: chance.below(people) };
    case 'link': case 'unlink': {
      const one = couples.get(person);
      if (one === undefined || one !== (kind === 'unlink')) return undefined;
      couples.set(person, !one);
      return { ...act, person: kind === 'unlink' ? person + 1 : person };
    }
    case 'hire': {
      const hired = hires[person];
      if (hired === undefined || hired >= HIRES_MAX) return undefined;
      hires[person] = hired + 1;
      return { ...act, job: person };
    }
    default: return act;
  }
}

function planAmount(chance: Chance, { large }: MoneyPlan, person: number): number {
  if (large.has(person) || !chance.happens(0.2)) return 10_000 + chance.below(5_000);
  large.add(person);
  return LARGE;
}

/** What a provider of payments may be made to do. */
export const PAY_TROUBLES = ['down', 'losesCreateAnswers', 'neverNotifies', 'notifiesTwice', 'refusesOrders', 'losesRefundAnswers', 'refusesRefunds', 'refundsSlowly', 'poorFirst', 'heartbeats', 'forgetsTokens'] as const;
export type PayTroubleName = (typeof PAY_TROUBLES)[number];
const OF_ALL = ['down', 'losesCreateAnswers', 'neverNotifies', 'neverNotifies', 'notifiesTwice', 'refusesOrders'] as const;
const OF_ONE: Readonly<Record<ProviderName, readonly PayTroubleName[]>> = {
  kbzpay: ['losesRefundAnswers', 'refusesRefunds', 'refundsSlowly'], wavepay: ['poorFirst'], ayagateway: [], ayawallet: ['losesRefundAnswers', 'forgetsTokens'], mmqr: ['heartbeats'],
};

/** Trouble at one or two providers. */
export function planPayTrouble(chance: Chance): { provider: ProviderName; trouble: PayTroubleName }[] {
  return Array.from({ length: 1 + chance.below(2) }, () => {
    const provider = chance.pick(PROVIDER_NAMES);
    return { provider, trouble: chance.pick([...OF_ALL, ...OF_ONE[provider]]) };
  });
}
