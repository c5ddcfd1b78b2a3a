import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { changeJob, type ChangeRefusal, type OwnJob } from './change-job.ts';
import type { Job } from './job.model.ts';

/** The employer has found their people: nobody can apply any more. Can be renewed. */
export async function fillJob(tx: Tx, own: OwnJob): Promise<Result<Job, ChangeRefusal>> {
  return changeJob(tx, 'fill', own, { $set: { closedAt: tx.clock.now() } });
}
