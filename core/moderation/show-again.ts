import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import type { Job } from '../jobs/job.model.ts';
import { showJob } from '../jobs/hide-job.ts';
import { recordAct } from './record-act.ts';
import { requireRole } from './require-role.ts';

/** A content moderator shows a job again that was hidden. Refusals: `not_allowed`, `already_decided` (it is not hidden). */
export async function showAgain(tx: Tx, { job, by }: { job: string; by: string }): Promise<Result<Job, 'not_allowed' | 'already_decided'>> {
  const moderator = await requireRole(tx, by, 'content');
  if (!moderator.ok) return moderator;
  const shown = await showJob(tx, job);
  if (shown.ok) await recordAct(tx, { by: moderator.value._id, act: 'job.show', subject: `job:${job}`, before: 'hidden' });
  return shown;
}
