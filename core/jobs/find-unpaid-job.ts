import type { Reader } from '../db/database.ts';
import { Jobs, type Job } from './job.model.ts';

/** The employer's job that has waited least for the money of its bounty; `undefined` when none waits. One statement. */
export async function findUnpaidJob(reader: Reader, employer: string): Promise<Job | undefined> {
  return await Jobs(reader).findOne({ employer, status: 'unpaid' }, {}, { session: reader.session }).sort({ submittedAt: -1 }).lean<Job>() ?? undefined;
}
