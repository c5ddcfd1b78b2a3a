import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../../../core/clock.ts';
import { connectDatabase } from '../../../core/db/database.ts';
import { createIndexes } from '../../../core/schema.ts';
import { Jobs, type Job } from '../../../core/jobs/job.model.ts';
import { startMongo } from '../../servers/mongo.ts';
import { storedJob } from './stored-job.ts';
import { writeCorpus } from './write-corpus.ts';

/**
 * A child of the benchmark: a database with so many open jobs, and `measure-build.ts` in a process of its own, as after a start: this one is full of what filling it left behind.
 * Prints what that prints.
 */
const [jobs = '0', seed = '0', dir = ''] = process.argv.slice(2);
const BATCH = 2_000;

const mongo = await startMongo({ dir });
const db = await connectDatabase(mongo.uri);
const reader = { db, clock: systemClock };
try {
  await createIndexes(db);
  let batch: Job[] = [];
  for (const job of writeCorpus(Number(jobs), Number(seed), new Date())) {
    if (batch.push(storedJob(job)) === BATCH) batch = await insert(batch);
  }
  await insert(batch);
  const args = ['--expose-gc', '--max-semi-space-size=2', join(import.meta.dirname, 'measure-build.ts'), jobs, seed, mongo.uri];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  process.stdout.write(stdout);
} finally {
  await db.close();
  await mongo.kill();
}

async function insert(batch: readonly Job[]): Promise<Job[]> {
  if (batch.length > 0) await Jobs(reader).insertMany(batch, { ordered: false });
  return [];
}
