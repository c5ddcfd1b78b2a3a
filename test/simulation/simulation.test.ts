import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planRounds } from './plan.ts';
import { runSimulation } from './run-simulation.ts';

const SEED = 20_261;
const PLAN = { seed: SEED, events: 240, people: 24, jobs: 6, perRound: 19 };

test('the same seed plans the same events and faults, another seed others', () => {
  expect(planRounds(PLAN)).toEqual(planRounds(PLAN));
  expect(planRounds({ ...PLAN, seed: SEED + 1 })).not.toEqual(planRounds(PLAN));
});

test('some hundred events under every kind of trouble lose and double nothing, killed in every window', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'myanjobs-simulation-'));
  try {
    const result = await runSimulation({ ...PLAN, dir, rounds: planRounds(PLAN) });
    expect(result.stuck).toBeUndefined();
    expect(result.verdicts).toEqual({
      lostEffects: [], doubledEffects: [], missingReplies: [], repeatedReplies: [], announcements: [], books: [], leftovers: [], forgeries: [],
    });
    expect(Object.entries(result.kills).filter(([, times]) => times === 0)).toEqual([]);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}, 120_000);
