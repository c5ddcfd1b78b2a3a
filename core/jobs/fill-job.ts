import { releaseOpenings } from '../bounties/release-openings.ts';
import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { changeJob, type ChangeRefusal, type OwnJob } from './change-job.ts';
import type { Job } from './job.model.ts';

/** The employer has found their people: nobody can apply any more, and what is held for a bounty is free again. Can be renewed. */
export async function fillJob(tx: Tx, own: OwnJob): Promise<Result<Job, ChangeRefusal>> {
  const filled = await changeJob(tx, 'fill', own, { $set: { closedAt: tx.clock.now() }, $unset: { bountyHeld: 1 } });
  if (filled.ok && filled.value.bounty) await releaseOpenings(tx, filled.value._id);
  return filled;
}
