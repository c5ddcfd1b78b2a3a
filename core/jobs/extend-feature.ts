import { DAY } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { Jobs, type Job } from './job.model.ts';

/**
 * Features an open job of the employer's own for so many days more, counted from now or from the end of what was bought before.
 * Returns until when. Somebody else's job is `job_not_found`; a closed or hidden one `job_not_open`.
 */
export async function extendFeature(
  tx: Tx, { job, employer, days }: { job: string; employer: string; days: number },
): Promise<Result<Date, 'job_not_found' | 'job_not_open'>> {
  const now = tx.clock.now();
  const from = { $max: ['$featuredUntil', now] };
  const featured = await Jobs(tx).findOneAndUpdate(
    { _id: job, employer, status: 'open', hidden: { $ne: true } },
    [{ $set: { featuredUntil: { $add: [from, days * DAY] } } }],
    { session: tx.session, returnDocument: 'after', updatePipeline: true },
  ).lean<Job>();
  if (featured?.featuredUntil) return ok(featured.featuredUntil);
  const exists = await Jobs(tx).exists({ _id: job, employer }).session(tx.session);
  return refused(exists ? 'job_not_open' : 'job_not_found');
}
