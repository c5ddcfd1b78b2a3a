import type { Reader } from '../db/database.ts';
import { findJobs } from '../jobs/find-job.ts';
import type { Job } from '../jobs/job.model.ts';
import { Announcements, type Announcement } from './announcement.model.ts';

/** Cases shown at once. */
const CASES_MAX = 50;

/** Posts that a moderator has to decide about (`unknown`, `failed`), oldest first, with their jobs. Two statements. */
export async function listAnnouncementCases(reader: Reader): Promise<{ announcement: Announcement; job: Job }[]> {
  const cases = await Announcements(reader)
    .find({ state: { $in: ['unknown', 'failed'] } }, {}, { session: reader.session })
    .sort({ changedAt: 1 }).limit(CASES_MAX).lean<Announcement[]>();
  const jobs = new Map((await findJobs(reader, cases.map(({ _id }) => _id))).map((job) => [job._id, job]));
  return cases.flatMap((announcement) => {
    const job = jobs.get(announcement._id);
    return job ? [{ announcement, job }] : [];
  });
}

/** How many such posts wait. */
export async function countAnnouncementCases(reader: Reader): Promise<number> {
  return Announcements(reader).countDocuments({ state: { $in: ['unknown', 'failed'] } }, { session: reader.session });
}

/** The announcement of one job, for the panel; `undefined` when it was never announced. */
export async function findAnnouncement(reader: Reader, job: string): Promise<Announcement | undefined> {
  return await Announcements(reader).findById(job, {}, { session: reader.session }).lean<Announcement>() ?? undefined;
}
