import type { Reader } from '../db/database.ts';
import { findJobs } from '../jobs/find-job.ts';
import type { Job } from '../jobs/job.model.ts';
import { ReportCases, type ReportCase } from './report-case.model.ts';
import { Reports, type Report } from './report.model.ts';

/** Cases, and reports of one case, shown at once. */
export const REPORT_CASES_PAGE = 20;
const REPORTS_A_CASE = 20;

/** Jobs with reports that nobody has decided yet, the longest waiting first. */
export async function listReportCases(reader: Reader): Promise<{ case: ReportCase; job: Job }[]> {
  const cases = await ReportCases(reader)
    .find({ state: 'open' }, {}, { session: reader.session })
    .sort({ firstAt: 1 }).limit(REPORT_CASES_PAGE).lean<ReportCase[]>();
  const jobs = new Map((await findJobs(reader, cases.map(({ _id }) => _id))).map((job) => [job._id, job]));
  return cases.flatMap((one) => {
    const job = jobs.get(one._id);
    return job ? [{ case: one, job }] : [];
  });
}

/** What members wrote about one job, newest first. */
export async function listReportsOf(reader: Reader, job: string): Promise<Report[]> {
  return Reports(reader).find({ job }, {}, { session: reader.session }).sort({ at: -1 }).limit(REPORTS_A_CASE).lean<Report[]>();
}
