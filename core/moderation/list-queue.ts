import type { Reader } from '../db/database.ts';
import type { Job } from '../jobs/job.model.ts';
import { listPendingJobs, type QueueCursor } from '../jobs/list-pending-jobs.ts';
import type { Warning } from './rules/rule.ts';
import { warnAbout } from './warn-about.ts';

/** Posts a page of the queue. */
export const QUEUE_PAGE = 20;

export interface QueuedPost {
  readonly job: Job;
  readonly warnings: readonly Warning[];
}

/** Posts that wait, oldest first, each with its warnings; `next` continues after the page, absent at the end. Two statements. */
export async function listQueue(reader: Reader, { after }: { after?: string } = {}): Promise<{ posts: QueuedPost[]; next?: string }> {
  const cursor = after === undefined ? undefined : readCursor(after);
  const jobs = await listPendingJobs(reader, { limit: QUEUE_PAGE + 1, ...(cursor && { after: cursor }) });
  const shown = jobs.slice(0, QUEUE_PAGE);
  const warnings = await warnAbout(reader, shown);
  const posts = shown.map((job) => ({ job, warnings: warnings.get(job._id) ?? [] }));
  const last = jobs.length > QUEUE_PAGE ? shown.at(-1) : undefined;
  return { posts, ...(last && { next: `${last.submittedAt.getTime()}-${last._id}` }) };
}

/** A cursor as it stands in a link; anything else starts at the beginning. */
function readCursor(text: string): QueueCursor | undefined {
  const [, at, id] = /^(\d{1,15})-(\w+)$/.exec(text) ?? [];
  return at !== undefined && id !== undefined ? { at: new Date(Number(at)), id } : undefined;
}
