import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { changeJob, type ChangeRefusal, type OwnJob } from './change-job.ts';
import type { Job } from './job.model.ts';

/** A paused job is open again, until the day it had before. */
export async function resumeJob(tx: Tx, own: OwnJob): Promise<Result<Job, ChangeRefusal>> {
  return changeJob(tx, 'resume', own);
}
