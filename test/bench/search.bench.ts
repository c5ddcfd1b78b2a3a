import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { atLeast, atMost, shown, type BenchResult, type Figure } from './figure.ts';

const SEED = 20_261;
const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const GOAL_SIZE = 100_000;
const QUERIES = 2_000;
/** Enough for a size without a goal. */
const QUERIES_BEYOND = 500;
const RECALL_QUERIES = 500;
const HEAP_MB = 6_000;

const sizeFigures = z.object({
  jobs: z.number(), buildMs: z.number(), grownMb: z.number(), arraysMb: z.number(), residentMb: z.number(), peakMb: z.number(), p50: z.number(), p95: z.number(), p99: z.number(),
});
const miniFigures = z.object({ buildMs: z.number(), grownMb: z.number(), p50: z.number(), p95: z.number() });
const recallFigures = z.object({ queries: z.number(), complete: z.number(), recall: z.number(), chat: z.number() });
const buildFigures = z.object({ jobs: z.number(), buildMs: z.number(), cpuMs: z.number(), residentMb: z.number(), blockedMs: z.number(), lagMs: z.number() });

/**
 * `npm run bench -- search [--seed N] [--up-to JOBS]`: the index of open jobs in processes of their own, over generated posts in both languages: memory, time to build
 * and to answer for each size; what a plain scan finds that the index does not; MiniSearch beside it; and the build from a database while the
 * process answers other things. A million jobs are measured with `--up-to 1000000`; MiniSearch has 100,000 at most. Queries are sentences (role, place, pay) and words out of the posts, understood beforehand.
 */
export async function run(options: readonly string[]): Promise<BenchResult> {
  const seed = Number(valueOf(options, '--seed') ?? SEED);
  const most = Number(valueOf(options, '--up-to') ?? GOAL_SIZE);
  process.stderr.write(`seed ${seed}\n`);
  const figures: Figure[] = [];
  process.stderr.write('      jobs   build s   memory MB   p50 ms   p95 ms   p99 ms\n');
  for (const size of SIZES.filter((each) => each <= most)) figures.push(...await measureSize(size, seed));
  const beside = Math.min(GOAL_SIZE, most);
  const mini = miniFigures.parse(await child('measure-minisearch.ts', beside, seed, QUERIES / 10)); // a minute and a gigabyte; it is left out of the million
  process.stderr.write(row('MiniSearch', mini.buildMs, mini.grownMb, [mini.p50, mini.p95]));
  figures.push(shown(`minisearch_mb_${beside}_jobs`, mini.grownMb), shown(`minisearch_p95_ms_${beside}_jobs`, mini.p95));
  const recall = recallFigures.parse(await child('measure-recall.ts', Math.min(GOAL_SIZE, most), seed, RECALL_QUERIES));
  figures.push(atLeast('recall_percent', recall.recall * 100, 100), atLeast('queries_without_a_miss', recall.complete, recall.queries), shown('recall_percent_in_a_chat', recall.chat * 100));
  return { seed, figures: [...figures, ...await measureBuild(Math.min(GOAL_SIZE, most), seed)] };
}

async function measureSize(size: number, seed: number): Promise<Figure[]> {
  const measured = sizeFigures.parse(await child('measure-index.ts', size, seed, size > GOAL_SIZE ? QUERIES_BEYOND : QUERIES));
  process.stderr.write(row(String(size), measured.buildMs, measured.grownMb, [measured.p50, measured.p95, measured.p99]));
  const name = (what: string): string => `${what}_${size}_jobs`;
  if (size === GOAL_SIZE) return [atMost(name('query_p95_ms'), measured.p95, 5), atMost(name('index_mb'), measured.grownMb, 130), shown(name('put_seconds'), measured.buildMs / 1_000)];
  const memory = size > GOAL_SIZE ? atMost(name('resident_mb'), measured.residentMb, 2_000) : shown(name('index_mb'), measured.grownMb);
  return [shown(name('query_p95_ms'), measured.p95), memory, shown(name('put_seconds'), measured.buildMs / 1_000)];
}

/** From a database of our own, in a fresh process. */
async function measureBuild(size: number, seed: number): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'myanjobs-search-'));
  try {
    const built = buildFigures.parse(await child('fill-database.ts', size, seed, dir));
    process.stderr.write(`built from MongoDB in ${(built.buildMs / 1_000).toFixed(2)} s, ${(built.cpuMs / 1_000).toFixed(2)} s of them at work; ${built.residentMb.toFixed(0)} MB resident\n`);
    return [atMost(`build_seconds_${size}_jobs`, built.buildMs / 1_000, 4), atMost('longest_pause_ms_while_building', built.blockedMs, 100), atMost('new_job_shows_after_ms', built.lagMs, 1_000)];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function row(name: string, buildMs: number, mb: number, times: readonly number[]): string {
  return `${name.padStart(10)} ${(buildMs / 1_000).toFixed(2).padStart(9)} ${mb.toFixed(1).padStart(11)} ${times.map((ms) => ms.toFixed(2).padStart(8)).join(' ')}\n`;
}

async function child(file: string, ...words: readonly (string | number)[]): Promise<unknown> {
  const args = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`, join(import.meta.dirname, 'search', file), ...words.map(String)];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e7 });
  process.stderr.write(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null');
}

function valueOf(options: readonly string[], name: string): string | undefined {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options[at + 1];
}
