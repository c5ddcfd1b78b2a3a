import { setTimeout as pause } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '../../../core/clock.ts';
import { connectDatabase } from '../../../core/db/database.ts';
import { fingerprintOf } from '../../../core/jobs/index-job.ts';
import { Jobs, type Job } from '../../../core/jobs/job.model.ts';
import { jobIndexOf } from '../../../core/search/job-index-of.ts';
import { placeAncestors } from '../../../core/places/contain-place.ts';
import type { IndexedJob } from '../../../core/search/index/job-index.ts';
import { memoryOf } from '../budget/measure-memory.ts';
import { startMongo } from '../../servers/mongo.ts';
import { writeCorpus } from './write-corpus.ts';

/** A child of the benchmark: a database with so many open jobs; how long until the index is built, how long nothing else had a turn meanwhile, and when a new job shows. */
const [jobs = '0', seed = '0', dir = ''] = process.argv.slice(2);
const BATCH = 2_000;

const mongo = await startMongo({ dir });
const db = await connectDatabase(mongo.uri);
const reader = { db, clock: systemClock };
try {
  await Jobs(reader).createCollection();
  let batch: Job[] = [];
  for (const job of writeCorpus(Number(jobs), Number(seed), new Date())) {
    if (batch.push(stored(job)) === BATCH) batch = await insert(batch);
  }
  await insert(batch);
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const index = jobIndexOf(reader);
  const [began, worked] = [performance.now(), process.cpuUsage()];
  await index.ready();
  const { user, system } = process.cpuUsage(worked);
  const cpuMs = (user + system) / 1_000;
  const buildMs = performance.now() - began;
  delays.disable();
  const [late] = [...writeCorpus(1, Number(seed) + 1, new Date())];
  if (!late) throw new Error('no job was written');
  const shownAt = performance.now();
  await insert([stored({ ...late, id: 'late00000000' })]);
  while (index.size <= Number(jobs)) await pause(1);
  const { resident, peak } = await memoryOf(process.pid);
  process.stdout.write(`${JSON.stringify({ jobs: index.size, residentMb: resident, peakMb: peak, cpuMs, buildMs, blockedMs: delays.max / 1e6, lagMs: performance.now() - shownAt })}\n`);
  await index.close();
} finally {
  await db.close();
  await mongo.kill();
}

async function insert(batch: readonly Job[]): Promise<Job[]> {
  if (batch.length > 0) await Jobs(reader).insertMany(batch, { ordered: false });
  return [];
}

function stored({ id, title, body, role, category, place, type, pay, company, openedAt, expiresAt }: IndexedJob): Job {
  const [companyName = '', ...description] = body.split('\n');
  return {
    _id: id, company, companyName, employer: company, status: 'open', revision: 2, title, category, openings: 1, place, pay, type: type === 'part-time' ? 'part-time' : 'full-time',
    description: description.join('\n'), placeAncestors: placeAncestors(place), fingerprint: fingerprintOf({ title, description: id }), submittedAt: openedAt, openedAt, expiresAt,
    applications: 0, ...(role !== undefined && { role }),
  };
}
