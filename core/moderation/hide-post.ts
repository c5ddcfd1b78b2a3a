import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { hideJob, showJob } from '../jobs/hide-job.ts';
import type { Job } from '../jobs/job.model.ts';
import { recordAct } from './record-act.ts';
import { requireRole } from './require-role.ts';

type HideRefusal = 'not_allowed' | 'already_decided';

/** A content moderator hides a job until one shows it again, reports or not. Refusals: `not_allowed`, `already_decided` (hidden). */
export async function hidePost(tx: Tx, { job, by }: { job: string; by: string }): Promise<Result<Job, HideRefusal>> {
  const moderator = await requireRole(tx, by, 'content');
  if (!moderator.ok) return moderator;
  const hidden = await hideJob(tx, job);
  if (hidden.ok) await recordAct(tx, { by: moderator.value._id, act: 'job.hide', subject: `job:${job}` });
  return hidden;
}

/** A content moderator shows a hidden job again. Refusals: `not_allowed`, `already_decided` (it is not hidden). */
export async function showPost(tx: Tx, { job, by }: { job: string; by: string }): Promise<Result<Job, HideRefusal>> {
  const moderator = await requireRole(tx, by, 'content');
  if (!moderator.ok) return moderator;
  const shown = await showJob(tx, job);
  if (shown.ok) await recordAct(tx, { by: moderator.value._id, act: 'job.show', subject: `job:${job}` });
  return shown;
}
