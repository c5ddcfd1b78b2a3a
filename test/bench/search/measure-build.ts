import { setTimeout as pause } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '../../../core/clock.ts';
import { connectDatabase } from '../../../core/db/database.ts';
import { Jobs } from '../../../core/jobs/job.model.ts';
import { jobIndexOf } from '../../../core/search/job-index-of.ts';
import { memoryOf } from '../budget/measure-memory.ts';
import { storedJob } from './stored-job.ts';
import { writeCorpus } from './write-corpus.ts';

/** A child of `fill-database.ts`: how long until the index of a database is built, how long nothing else had a turn meanwhile, and when a new job shows. */
const [jobs = '0', seed = '0', uri = ''] = process.argv.slice(2);

const db = await connectDatabase(uri);
const reader = { db, clock: systemClock };
try {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const index = jobIndexOf(reader);
  const [began, worked] = [performance.now(), process.cpuUsage()];
  await index.ready();
  const { user, system } = process.cpuUsage(worked);
  const cpuMs = (user + system) / 1_000;
  const buildMs = performance.now() - began;
  delays.disable();
  const { resident, peak } = await memoryOf(process.pid);
  const [late] = [...writeCorpus(1, Number(seed) + 1, new Date())];
  if (!late) throw new Error('no job was written');
  const shownAt = performance.now();
  await Jobs(reader).insertMany([storedJob({ ...late, id: 'late00000000' })]);
  while (index.size <= Number(jobs)) await pause(1);
  process.stdout.write(`${JSON.stringify({ jobs: index.size, residentMb: resident, peakMb: peak, cpuMs, buildMs, blockedMs: delays.max / 1e6, lagMs: performance.now() - shownAt })}\n`);
  await index.close();
} finally {
  await db.close();
}
