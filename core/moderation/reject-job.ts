import type { Tx } from '../db/database.ts';
import { refused, type Result } from '../errors.ts';
import type { Job } from '../jobs/job.model.ts';
import { turnDownJob } from '../jobs/turn-down-job.ts';
import { notify } from '../notices/notify.ts';
import { isCloseReason, REASON_TEXT_MAX } from './reasons.ts';
import { recordAct } from './record-act.ts';
import { rememberRefusedText } from './remember-refused-text.ts';
import { requireRole } from './require-role.ts';

export interface RejectInput {
  job: string;
  revision: number;
  by: string;
  /** A code of CLOSE_REASONS: the employer reads it in their own language. */
  reason: string;
  /** What the moderator adds, as they write it. */
  text?: string;
}

/**
 * A content moderator rejects the revision they looked at. The employer is told why, and may edit and submit again; the text is
 * remembered, so that copies of it carry a warning.
 * Refusals: `not_allowed`, `reason_unknown`, `already_decided`.
 */
export async function rejectJob(tx: Tx, input: RejectInput): Promise<Result<Job, 'not_allowed' | 'reason_unknown' | 'already_decided'>> {
  const { job, revision, reason } = input;
  if (!isCloseReason(reason)) return refused('reason_unknown');
  const moderator = await requireRole(tx, input.by, 'content');
  if (!moderator.ok) return moderator;
  const text = trimReason(input.text);
  const rejected = await turnDownJob(tx, { job, revision, reason: { code: reason, ...text } });
  if (!rejected.ok) return rejected;
  const { employer, title, fingerprint } = rejected.value;
  await rememberRefusedText(tx, { fingerprint, job, reason });
  await recordAct(tx, { by: moderator.value._id, act: 'job.reject', subject: `job:${job}`, before: 'pending', after: 'rejected', reason });
  await notify(tx, {
    id: `job:${job}:${revision}:rejected`, member: employer, kind: 'job.rejected', params: { job, title, reason, ...text },
  });
  return rejected;
}

/** What a moderator added to a reason: cut to its bound, absent when empty. */
export function trimReason(text: string | undefined): { text?: string } {
  const trimmed = [...(text ?? '').trim()].slice(0, REASON_TEXT_MAX).join('');
  return trimmed ? { text: trimmed } : {};
}
