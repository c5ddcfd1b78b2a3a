import { WatchIndex } from '../../core/watches/watch-index.ts';
import { chance } from '../playground/sample/random.ts';
import { SECTORS } from '../playground/sample/sectors.ts';
import { writePost } from '../playground/sample/write-post.ts';
import { atMost, shown, type BenchResult } from './figure.ts';
import { savedSearch } from './watch/save-searches.ts';

const SEED = 20_261;
const SEARCHES = 100_000;
const JOBS = 1_000;
const WARM = 50;
const MB = 1_048_576;

/**
 * `npm run bench -- watch [--seed N] [--searches N]`: what one new job costs against the index of the saved searches, in this process: from the post to the
 * searches that want it. Searches and posts are made by chance, a few roles and places in most of them. Telling the people found is the database's work, and is not in it.
 */
export async function run(options: readonly string[]): Promise<BenchResult> {
  const seed = numberOf(options, '--seed') ?? SEED;
  const searches = numberOf(options, '--searches') ?? SEARCHES;
  const lot = chance(seed);
  process.stderr.write(`seed ${seed}, ${searches} saved searches, ${JOBS} jobs\n`);
  globalThis.gc?.();
  const before = process.memoryUsage();
  const begun = performance.now();
  const index = new WatchIndex();
  for (let number = 0; number < searches; number++) index.put(savedSearch(number, lot));
  const buildMs = performance.now() - begun;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const times: number[] = [];
  let found = 0;
  let looked = 0;
  for (let number = 0; number < JOBS; number++) {
    const post = { ...writePost(lot.pick(SECTORS), lot), companyName: 'Golden Lotus' };
    const [matched, ms] = bestOf(() => index.match(post).length);
    if (number < WARM) continue;
    times.push(ms);
    found += matched;
    looked += index.looked;
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    seed,
    figures: [
      atMost('new_job_ms_p95', at(0.95), 10),
      shown('new_job_ms_p50', at(0.5)),
      shown('new_job_ms_slowest', at(1)),
      shown('searches_that_want_a_job', found / times.length),
      shown('rows_compared_for_a_job', looked / times.length),
      shown('index_mb', (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / MB),
      shown('build_ms', buildMs),
    ],
  };
}

/** The quickest of three: what others on this machine take away is not counted. */
function bestOf(work: () => number): [result: number, ms: number] {
  let ms = Infinity;
  let result = 0;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    result = work();
    ms = Math.min(ms, performance.now() - start);
  }
  return [result, ms];
}

function numberOf(options: readonly string[], name: string): number | undefined {
  const at = options.indexOf(name);
  const value = Number(options[at + 1]);
  return at < 0 || !Number.isSafeInteger(value) || value <= 0 ? undefined : value;
}
