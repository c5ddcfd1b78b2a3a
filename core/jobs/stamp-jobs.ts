import type { Reader } from '../db/database.ts';
import { Jobs } from './job.model.ts';

const total = (field: string) => ({ $sum: { $toLong: field } });

/**
 * A text that is another one when any job was posted, edited, opened, hidden, featured, renewed or closed since. One statement that walks all
 * jobs: for tests and the demo.
 */
export async function stampJobs(reader: Reader): Promise<string> {
  const rows = await Jobs(reader).collection.aggregate([
    { $group: { _id: { status: '$status', hidden: '$hidden' }, jobs: { $sum: 1 }, revisions: { $sum: '$revision' }, opened: total('$openedAt'), expires: total('$expiresAt'), featured: total('$featuredUntil') } },
    { $sort: { _id: 1 } },
  ]).toArray();
  return JSON.stringify(rows);
}
