import type { Tx } from '../db/database.ts';
import { Jobs } from './job.model.ts';

/** One opening whose money was held is taken by a hire: the job's bounty stands for one person less. */
export async function useOpening(tx: Tx, job: string): Promise<void> {
  await Jobs(tx).updateOne({ _id: job, bountyHeld: { $gt: 0 } }, { $inc: { bountyHeld: -1 } }, { session: tx.session });
}
