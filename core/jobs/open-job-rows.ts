import type { Reader } from '../db/database.ts';
import { Jobs, type Job } from './job.model.ts';

/** What an index of the open jobs wants to know of a job. */
export type OpenJobRow = Pick<Job, '_id' | 'title' | 'companyName' | 'company' | 'description' | 'role' | 'category' | 'place' | 'type' | 'pay' | 'status' | 'hidden' | 'openedAt' | 'expiresAt' | 'featuredUntil'>;

const FIELDS = {
  title: 1, companyName: 1, company: 1, description: 1, role: 1, category: 1, place: 1, type: 1, pay: 1, status: 1, hidden: 1, openedAt: 1, expiresAt: 1, featuredUntil: 1,
} as const;
const BATCH = 250;
/** Every open job was opened later; it lets the server walk the index of the open ones. */
const BEGINNING = new Date(0);

/** All jobs that are open and shown, batch by batch as they come from the server. One statement for each 250 jobs. */
export async function* scanOpenJobs(reader: Reader): AsyncGenerator<readonly OpenJobRow[]> {
  const cursor = Jobs(reader).collection.find<OpenJobRow>({ status: 'open', openedAt: { $gt: BEGINNING }, hidden: { $ne: true } }, { projection: FIELDS, batchSize: BATCH });
  try {
    while (await cursor.hasNext()) yield cursor.readBufferedDocuments();
  } finally {
    await cursor.close();
  }
}

/** These jobs as they stand now, in whatever state; what is gone is left out. One statement. */
export async function readJobRows(reader: Reader, ids: readonly string[]): Promise<OpenJobRow[]> {
  return Jobs(reader).find({ _id: { $in: [...ids] } }, FIELDS).lean<OpenJobRow[]>();
}

/** How many posts of these companies (of all, without a list) were filled here, and how many moderators removed. One statement. */
export async function countOutcomes(reader: Reader, companies?: readonly string[]): Promise<{ company: string; filled: number; removed: number }[]> {
  const rows = await Jobs(reader).aggregate<{ _id: string; filled: number; removed: number }>([
    { $match: { status: { $in: ['filled', 'removed'] }, ...(companies && { company: { $in: [...companies] } }) } },
    { $group: { _id: '$company', filled: { $sum: { $cond: [{ $eq: ['$status', 'filled'] }, 1, 0] } }, removed: { $sum: { $cond: [{ $eq: ['$status', 'removed'] }, 1, 0] } } } },
  ]);
  return rows.map(({ _id, ...counts }) => ({ company: _id, ...counts }));
}
