import type { Reader } from '../db/database.ts';
import { Jobs } from './job.model.ts';

/** The ids of an employer's jobs that are not over (unpaid, pending, open, paused): what a ban takes down. */
export async function listRunningJobs(reader: Reader, employer: string): Promise<string[]> {
  const running = await Jobs(reader)
    .find({ employer, status: { $in: ['unpaid', 'pending', 'open', 'paused'] } }, { _id: 1 }, { session: reader.session })
    .lean<{ _id: string }[]>();
  return running.map(({ _id }) => _id);
}
