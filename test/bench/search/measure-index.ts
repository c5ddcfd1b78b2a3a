import { answerQuery } from '../../../core/search/answer-query.ts';
import { JobIndex, type IndexedJob } from '../../../core/search/index/job-index.ts';
import { QueryRunner } from '../../../core/search/match/run-query.ts';
import { understandSentence } from '../../../core/search/understand-sentence.ts';
import { chance } from '../../playground/sample/random.ts';
import { memoryOf } from '../budget/measure-memory.ts';
import { percentile } from './percentile.ts';
import { writeCorpus } from './write-corpus.ts';
import { writeSentence } from './write-queries.ts';

/**
 * A child of the benchmark (`node --expose-gc measure-index.ts JOBS SEED QUERIES`): builds an index of generated jobs that are written one by one and not
 * kept, so that what the process grows by is the index; then asks it. Prints one JSON object.
 */
const [jobs = 0, seed = 0, queries = 0] = process.argv.slice(2).map(Number);
const SAMPLE = 500;
const WARM = 300;

const now = new Date();
const sample: IndexedJob[] = [];
for (const job of writeCorpus(SAMPLE, seed, now)) sample.push(job);
const lot = chance(seed + 1);
const asked = Array.from({ length: queries + WARM }, () => understandSentence(writeSentence(sample, lot)));
globalThis.gc?.();
const before = (await memoryOf(process.pid)).resident;
const index = new JobIndex();
let buildMs = 0;
for (const job of writeCorpus(jobs, seed, now)) {
  const began = performance.now();
  index.put(job);
  buildMs += performance.now() - began;
}
index.settle();
globalThis.gc?.();
const grown = (await memoryOf(process.pid)).resident - before;
const runner = new QueryRunner(index);
const times: number[] = [];
let found = 0;
for (const [number, query] of asked.entries()) {
  const began = performance.now();
  const { total } = answerQuery(runner, query, { now, pageSize: 10, most: 200 });
  if (number < WARM) continue;
  times.push(performance.now() - began);
  if (total > 0) found++;
}
globalThis.gc?.();
const { resident, peak } = await memoryOf(process.pid);
process.stdout.write(`${JSON.stringify({
  jobs, buildMs, grownMb: grown, arraysMb: index.bytes / 1e6, residentMb: resident, peakMb: peak, units: index.units.size, pairs: index.pairs.size,
  p50: percentile(times, 50), p95: percentile(times, 95), p99: percentile(times, 99), found: found / times.length,
})}\n`);
