import type { Reader } from '../db/database.ts';
import { Jobs, type Job } from './job.model.ts';

/** Those of these jobs that can be applied to now (open, shown, not past their day), in no order, without description and phone. One statement. */
export async function readOpenJobs(reader: Reader, ids: readonly string[]): Promise<Job[]> {
  return Jobs(reader)
    .find({ _id: { $in: [...ids] }, status: 'open', hidden: { $ne: true }, expiresAt: { $gt: reader.clock.now() } }, { description: 0, contactPhone: 0 }, { session: reader.session })
    .lean<Job[]>();
}
