import type { Reader } from '../db/database.ts';
import { Jobs, type Job } from './job.model.ts';

/** A job in any state, as it is stored: for its employer's screens, the panel and other concepts. Never shown as it is. */
export async function findJob(reader: Reader, job: string): Promise<Job | undefined> {
  return await Jobs(reader).findById(job, {}, { session: reader.session }).lean<Job>() ?? undefined;
}

/** Several jobs at once, in the order asked for; what is gone is left out. */
export async function findJobs(reader: Reader, ids: readonly string[]): Promise<Job[]> {
  const found = await Jobs(reader).find({ _id: { $in: [...ids] } }, {}, { session: reader.session }).lean<Job[]>();
  const byId = new Map(found.map((job) => [job._id, job]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
