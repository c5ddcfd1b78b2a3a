import type { Reader } from '../db/database.ts';
import { Jobs, type Job } from './job.model.ts';

/** Where a page of the queue ended. */
export interface QueueCursor { readonly at: Date; readonly id: string }

/** Posts that wait for a decision, oldest first, those after `after`. One statement. */
export async function listPendingJobs(reader: Reader, { after, limit }: { after?: QueueCursor; limit: number }): Promise<Job[]> {
  const beyond = after && { $or: [{ submittedAt: { $gt: after.at } }, { submittedAt: after.at, _id: { $gt: after.id } }] };
  return Jobs(reader)
    .find({ status: 'pending', ...beyond }, {}, { session: reader.session })
    .sort({ submittedAt: 1, _id: 1 }).limit(limit).lean<Job[]>();
}

/** How many posts wait. */
export async function countPendingJobs(reader: Reader): Promise<number> {
  return Jobs(reader).countDocuments({ status: 'pending' }, { session: reader.session });
}
