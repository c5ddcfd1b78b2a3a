import type { Reader } from '../db/database.ts';
import { readOpenJobs } from '../jobs/read-open-jobs.ts';

/** How many open jobs stand under an id. */
export interface BrowseCount {
  readonly id: string;
  readonly jobs: number;
}

/** The categories that have open jobs, the fullest first. One statement. */
export async function browseCategories(reader: Reader): Promise<BrowseCount[]> {
  const rows = await readOpenJobs<{ _id: string; jobs: number }>(reader, [
    { $group: { _id: '$category', jobs: { $sum: 1 } } },
    { $sort: { jobs: -1, _id: 1 } },
  ]);
  return rows.map(({ _id, jobs }) => ({ id: _id, jobs }));
}

/**
 * The places that have open jobs of a category: states without `within`, the townships of a state with it; the fullest first.
 * One statement.
 */
export async function browsePlaces(reader: Reader, { category, within }: { category: string; within?: string }): Promise<BrowseCount[]> {
  const place = within === undefined ? { $arrayElemAt: ['$placeAncestors', -1] } : '$place';
  const rows = await readOpenJobs<{ _id: string; jobs: number }>(reader, [
    { $match: { category, ...(within !== undefined && { placeAncestors: within }) } },
    { $group: { _id: place, jobs: { $sum: 1 } } },
    { $sort: { jobs: -1, _id: 1 } },
  ]);
  return rows.map(({ _id, jobs }) => ({ id: _id, jobs }));
}
