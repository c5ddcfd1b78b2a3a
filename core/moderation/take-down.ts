import type { Tx } from '../db/database.ts';
import { refused, type Result } from '../errors.ts';
import type { Job } from '../jobs/job.model.ts';
import { takeDownJob } from '../jobs/take-down-job.ts';
import { notify } from '../notices/notify.ts';
import { isCloseReason } from './reasons.ts';
import { recordAct } from './record-act.ts';
import { trimReason } from './reject-job.ts';
import { rememberRefusedText } from './remember-refused-text.ts';
import { closeReportCase } from './report-case.ts';
import { requireRole } from './require-role.ts';

export type TakeDownRefusal = 'not_allowed' | 'reason_unknown' | 'already_decided';

/**
 * A content moderator takes a job down for good: its channel post says so, the employer is told why, its applicants are told by an
 * intent, its text is remembered, reports about it are settled. Refusals: `not_allowed`, `reason_unknown`, `already_decided`.
 */
export async function takeDown(
  tx: Tx, input: { job: string; by: string; reason: string; text?: string },
): Promise<Result<Job, TakeDownRefusal>> {
  const { job, reason } = input;
  if (!isCloseReason(reason)) return refused('reason_unknown');
  const moderator = await requireRole(tx, input.by, 'content');
  if (!moderator.ok) return moderator;
  const text = trimReason(input.text);
  const removed = await takeDownJob(tx, { job, reason: { code: reason, ...text } });
  if (!removed.ok) return removed;
  const { employer, title, fingerprint } = removed.value;
  await rememberRefusedText(tx, { fingerprint, job, reason });
  await closeReportCase(tx, job, 'taken_down');
  await recordAct(tx, { by: moderator.value._id, act: 'job.take_down', subject: `job:${job}`, after: 'removed', reason });
  await notify(tx, { id: `job:${job}:taken_down`, member: employer, kind: 'job.taken_down', params: { job, title, reason, ...text } });
  return removed;
}
