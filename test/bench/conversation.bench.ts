import { mkdir } from 'node:fs/promises';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { openServers } from '../servers/open-servers.ts';
import { Stage, type AfterKill, type Load, type Side } from './conversation/run-side.ts';
import { atLeast, atMost, shown, type BenchResult } from './figure.ts';

const RUNS = 3;
/** Both sides are compiled by then; ours is the larger program. */
const WARM_UP_MS = 6_000;
const LOAD_MS = 8_000;

/**
 * The same six-step form, ours against grammY + conversations + Redis: closed loop, 64 people, three alternating runs, median
 * ratios; then both are killed in mid-load and started again.
 */
export async function run(): Promise<BenchResult> {
  await mkdir('.data/bench', { recursive: true });
  const { mongo, redis } = await openServers('.data/bench');
  const servers = { mongodbUri: mongo.uri, redisUrl: redis.uri };
  try {
    await printRedis(redis.uri);
    const loads: Record<Side, Load[]> = { ours: [], theirs: [] };
    const kills: Record<Side, AfterKill[]> = { ours: [], theirs: [] };
    for (let n = 0; n < RUNS; n++) {
      for (const side of ['ours', 'theirs'] as const) {
        const stage = await Stage.open(side, servers, `bench_${side}_${Date.now()}`);
        const load = await stage.load(WARM_UP_MS, LOAD_MS);
        loads[side].push(load);
        const after = await stage.kill(1_500);
        kills[side].push(side === 'ours' ? { ...after, outboxes: await fullOutboxes(stage.database) } : after);
        await stage.stop();
        process.stderr.write(`${side} ${JSON.stringify({ ...load, ...kills[side].at(-1) })}\n`);
      }
    }
    const ratio = (of: (load: Load) => number) => median(loads.ours.map((load, n) => of(load) / of(loads.theirs[n] ?? load)));
    const sum = (side: Side, of: (after: AfterKill) => number) => kills[side].reduce((total, after) => total + of(after), 0);
    return {
      figures: [
        atLeast('updates_per_second_ratio', ratio((load) => load.updatesPerSecond), 1),
        atMost('p95_ratio', ratio((load) => load.p95Ms), 1),
        shown('ours_updates_per_second', median(loads.ours.map((load) => load.updatesPerSecond))),
        shown('theirs_updates_per_second', median(loads.theirs.map((load) => load.updatesPerSecond))),
        shown('ours_p95_ms', median(loads.ours.map((load) => load.p95Ms))),
        shown('theirs_p95_ms', median(loads.theirs.map((load) => load.p95Ms))),
        atMost('ours_lost_after_kill', sum('ours', (after) => after.lost), 0),
        atMost('ours_doubled_after_kill', sum('ours', (after) => after.doubled), 0),
        atMost('ours_full_outboxes_at_the_end', sum('ours', (after) => after.outboxes), 0),
        shown('ours_replies_repeated_unknown_outcome', sum('ours', (after) => after.repeatedReplies)),
        shown('theirs_lost_after_kill', sum('theirs', (after) => after.lost)),
        shown('theirs_doubled_after_kill', sum('theirs', (after) => after.doubled)),
        shown('theirs_replies_repeated', sum('theirs', (after) => after.repeatedReplies)),
      ],
    };
  } finally {
    await Promise.all([mongo.stop(), redis.stop()]);
  }
}

async function printRedis(uri: string): Promise<void> {
  const client = new Redis(uri);
  const settings = await Promise.all(['appendonly', 'appendfsync', 'save'].map((name) => client.config('GET', name)));
  process.stderr.write(`Redis: ${settings.map((pair) => pair instanceof Array ? pair.join('=') : String(pair)).join(' ')}\n`);
  client.disconnect();
}

async function fullOutboxes(uri: string): Promise<number> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const full = await connection.collection('conversations').countDocuments({ 'outbox.0': { $exists: true } });
  await connection.dropDatabase();
  await connection.close();
  return full;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
