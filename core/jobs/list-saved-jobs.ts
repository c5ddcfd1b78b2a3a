import type { Reader } from '../db/database.ts';
import { findJobs } from './find-job.ts';
import { cardOf, type JobCard } from './job-card.ts';
import { SavedJobs } from './saved-job.model.ts';

/** Saved jobs a page. */
export const SAVED_JOBS_PAGE = 6;

/** A member's saved jobs, the latest first, `page` from 0; closed ones with their standing, vanished ones left out. Two statements. */
export async function listSavedJobs(reader: Reader, { member, page }: { member: string; page: number }): Promise<{ jobs: JobCard[]; more: boolean }> {
  const saved = await SavedJobs(reader)
    .find({ member }, { job: 1 }, { session: reader.session })
    .sort({ savedAt: -1 }).skip(page * SAVED_JOBS_PAGE).limit(SAVED_JOBS_PAGE + 1).lean<{ job: string }[]>();
  const now = reader.clock.now();
  const found = await findJobs(reader, saved.slice(0, SAVED_JOBS_PAGE).map(({ job }) => job));
  return { jobs: found.flatMap((job) => cardOf(job, now) ?? []), more: saved.length > SAVED_JOBS_PAGE };
}

/** True when the member has saved this job. One statement, answered by an index. */
export async function hasSaved(reader: Reader, { member, job }: { member: string; job: string }): Promise<boolean> {
  return await SavedJobs(reader).exists({ member, job }).session(reader.session ?? null) !== null;
}
