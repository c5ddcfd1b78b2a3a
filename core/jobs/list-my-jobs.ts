import type { Reader } from '../db/database.ts';
import { Jobs, type Job } from './job.model.ts';

/** Jobs a page. */
export const MY_JOBS_PAGE = 6;

/** An employer's own jobs, newest first, `page` from 0. `more` tells whether another page follows. One statement. */
export async function listMyJobs(reader: Reader, { employer, page }: { employer: string; page: number }): Promise<{ jobs: Job[]; more: boolean }> {
  const jobs = await Jobs(reader)
    .find({ employer }, {}, { session: reader.session })
    .sort({ submittedAt: -1 }).skip(page * MY_JOBS_PAGE).limit(MY_JOBS_PAGE + 1).lean<Job[]>();
  return { jobs: jobs.slice(0, MY_JOBS_PAGE), more: jobs.length > MY_JOBS_PAGE };
}
