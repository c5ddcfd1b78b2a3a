import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planRounds } from './plan.ts';
import { runSimulation } from './run-simulation.ts';

const SEED = 20_261;
const PLAN = { seed: SEED, events: 110, people: 14, jobs: 3, perRound: 10 };

test('the same seed plans the same events and faults, another seed others', () => {
  expect(planRounds(PLAN)).toEqual(planRounds(PLAN));
  expect(planRounds({ ...PLAN, seed: SEED + 1 })).not.toEqual(planRounds(PLAN));
});

test('some hundred events under every kind of trouble lose and double nothing, killed in each window of an update and at a write about money', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'myanjobs-simulation-'));
  try {
    const rounds = planRounds(PLAN);
    const result = await runSimulation({ ...PLAN, dir, rounds });
    expect(result.stuck).toBeUndefined();
    expect(result.verdicts).toEqual({
      lostEffects: [], doubledEffects: [], missingReplies: [], repeatedReplies: [], announcements: [], books: [], leftovers: [], forgeries: [],
    });
    const windows = rounds.flatMap(({ faults }) => faults.kill?.window ?? []);
    expect(windows).toEqual(expect.arrayContaining(['before commit', 'commit→acknowledge', 'acknowledge→send', 'send→clear', 'money write']));
    expect(windows.filter((window) => result.kills[window] === 0)).toEqual([]);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}, 120_000);
