import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROVIDER_NAMES } from '../../core/payments/provider.ts';
import { payoutWays } from '../../core/withdrawals/withdrawal-rules.ts';
import { planRounds, PURSE_ACTS, WINDOWS } from './plan.ts';
import { runSimulation } from './run-simulation.ts';

const SEED = 20_261;
/** The way of every update. Whether so short a run kills at a write about money depends on which acts come: that is for the longer ones. */
const OF_AN_UPDATE = ['before commit', 'commit→acknowledge', 'acknowledge→send', 'send→clear'] as const;
const PLAN = { seed: SEED, events: 110, people: 14, jobs: 3, perRound: 10 };

test('the same seed plans the same events and faults, another seed others', () => {
  expect(planRounds(PLAN)).toEqual(planRounds(PLAN));
  expect(planRounds({ ...PLAN, seed: SEED + 1 })).not.toEqual(planRounds(PLAN));
});

test('ten thousand events hold every act about money, every way in and out, and a kill in every window', () => {
  const rounds = planRounds({ seed: SEED, events: 10_000, people: 80, jobs: 10, perRound: 64 });
  const acts = rounds.flatMap((round) => round.acts);
  expect(new Set(acts.map(({ kind }) => kind))).toEqual(new Set([...PURSE_ACTS, ...acts.map(({ kind }) => kind)]));
  expect(new Set(acts.flatMap(({ till }) => till ?? []))).toEqual(new Set([...PROVIDER_NAMES, 'manual']));
  expect(new Set(acts.flatMap(({ way }) => way ?? []))).toEqual(new Set(payoutWays));
  expect(new Set(rounds.flatMap(({ faults }) => faults.kill?.window ?? []))).toEqual(new Set(WINDOWS));
  const days = rounds.reduce((sum, { hours }) => sum + hours, 0) / 24;
  expect(days, 'longer than a job is open').toBeLessThan(28);
});

test('some hundred events under every kind of trouble lose and double nothing, killed in each window of an update', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'myanjobs-simulation-'));
  try {
    const rounds = planRounds(PLAN);
    const result = await runSimulation({ ...PLAN, dir, rounds });
    expect(result.stuck).toBeUndefined();
    expect(result.verdicts).toEqual({
      lostEffects: [], doubledEffects: [], missingReplies: [], repeatedReplies: [], announcements: [], books: [], leftovers: [], forgeries: [],
    });
    expect(rounds.flatMap(({ faults }) => faults.kill?.window ?? [])).toEqual(expect.arrayContaining([...OF_AN_UPDATE]));
    expect(OF_AN_UPDATE.filter((window) => result.kills[window] === 0)).toEqual([]);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}, 240_000);
