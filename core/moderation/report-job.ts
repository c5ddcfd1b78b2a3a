import { DAY } from '../clock.ts';
import { isDuplicateKey, type Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { hideJob } from '../jobs/hide-job.ts';
import { jobCard } from '../jobs/job-card.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { isReportReason } from './reasons.ts';
import { recordAct } from './record-act.ts';
import { trimReason } from './reject-job.ts';
import { addToReportCase } from './report-case.ts';
import { Reports } from './report.model.ts';
import { tellModerators } from './tell-moderators.ts';

/** Distinct members whose reports hide a job until a moderator has looked. */
export const REPORTS_TO_HIDE = 5;
/** Reports a member may make in a day. A soft bound. */
export const REPORTS_A_DAY = 20;

export type ReportRefusal = InactiveCode | 'reason_unknown' | 'job_not_found' | 'own_job' | 'already_reported' | 'too_many_reports';

/**
 * A member reports a job, once. The fifth report since the last decision hides it until a moderator decides.
 * Refusals: `reason_unknown`, `job_not_found`, `own_job`, `already_reported`, `too_many_reports` (`max`), `banned`.
 */
export async function reportJob(
  tx: Tx, input: { job: string; member: string; reason: string; text?: string },
): Promise<Result<{ hidden: boolean }, ReportRefusal>> {
  const { job, reason } = input;
  if (!isReportReason(reason)) return refused('reason_unknown');
  const card = await jobCard(tx, job);
  if (!card) return refused('job_not_found');
  const active = await requireActive(tx, input.member);
  if (!active.ok) return active;
  const member = active.value._id;
  if (card.employer === member) return refused('own_job');
  const now = tx.clock.now();
  const today = await Reports(tx).countDocuments({ member, at: { $gt: new Date(now.getTime() - DAY) } }, { session: tx.session });
  if (today >= REPORTS_A_DAY) return refused('too_many_reports', { max: REPORTS_A_DAY });
  try {
    await Reports(tx).create([{ _id: newId(), job, member, reason, at: now, ...trimReason(input.text) }], { session: tx.session });
  } catch (error) {
    if (isDuplicateKey(error)) return refused('already_reported');
    throw error;
  }
  const { reports } = await addToReportCase(tx, job);
  if (reports === 1 || reports === REPORTS_TO_HIDE) await tellModerators(tx, `${job}:${member}`);
  if (reports < REPORTS_TO_HIDE) return ok({ hidden: false });
  const hidden = await hideJob(tx, job);
  if (hidden.ok) await recordAct(tx, { by: 'reports', act: 'job.hide', subject: `job:${job}`, reason: `${reports} reports` });
  return ok({ hidden: true });
}
