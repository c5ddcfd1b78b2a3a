import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import type { Job } from '../jobs/job.model.ts';
import { openJob } from '../jobs/open-job.ts';
import { notify } from '../notices/notify.ts';
import { recordAct } from './record-act.ts';
import { requireRole } from './require-role.ts';

/**
 * A content moderator approves the revision they looked at: the job opens, is announced, the employer is told.
 * Refusals: `not_allowed`; `already_decided` when another tab, an edit or a take-down was first.
 */
export async function approveJob(
  tx: Tx, input: { job: string; revision: number; by: string },
): Promise<Result<Job, 'not_allowed' | 'already_decided'>> {
  const moderator = await requireRole(tx, input.by, 'content');
  if (!moderator.ok) return moderator;
  const opened = await openJob(tx, input);
  if (!opened.ok) return opened;
  const { _id, employer, title } = opened.value;
  await recordAct(tx, { by: moderator.value._id, act: 'job.approve', subject: `job:${_id}`, before: 'pending', after: 'open' });
  await notify(tx, { id: `job:${_id}:${input.revision}:approved`, member: employer, kind: 'job.approved', params: { job: _id, title } });
  return opened;
}
