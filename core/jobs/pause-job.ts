import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { changeJob, type ChangeRefusal, type OwnJob } from './change-job.ts';
import type { Job } from './job.model.ts';

/** The employer takes no more applications for now. It still expires on its day. */
export async function pauseJob(tx: Tx, own: OwnJob): Promise<Result<Job, ChangeRefusal>> {
  return changeJob(tx, 'pause', own);
}
