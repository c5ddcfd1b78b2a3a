import type { Tx } from '../db/database.ts';
import { ok, refused, type Refused, type Result } from '../errors.ts';
import { findJob } from '../jobs/find-job.ts';
import { hideJob, showJob } from '../jobs/hide-job.ts';
import { ban, type BanRefusal } from './ban.ts';
import { recordAct } from './record-act.ts';
import { closeReportCase } from './report-case.ts';
import { requireRole } from './require-role.ts';
import { takeDown, type TakeDownRefusal } from './take-down.ts';

/** What a moderator makes of the reports of a job. */
export type ReportDecision =
  /** Nothing wrong: the job is shown (again). */
  | { readonly kind: 'dismiss' }
  /** Hidden until a moderator shows it again. */
  | { readonly kind: 'hide' }
  | { readonly kind: 'take_down'; readonly reason: string; readonly text?: string }
  /** The employer is banned, all their running jobs go down. */
  | { readonly kind: 'ban'; readonly reason: string };

export type DecideRefusal = TakeDownRefusal | BanRefusal | 'job_not_found';

/**
 * Decides the open reports of one job. Of two tabs one wins, the other gets `already_decided`.
 * Refusals: those of the act chosen, `not_allowed`, `job_not_found`.
 */
export async function decideReport(
  tx: Tx, input: { job: string; by: string; decision: ReportDecision },
): Promise<Result<undefined, DecideRefusal>> {
  const moderator = await requireRole(tx, input.by, 'content');
  if (!moderator.ok) return moderator;
  const refusal = await act(tx, moderator.value._id, input);
  return refusal ?? ok();
}

async function act(
  tx: Tx, by: string, { job, decision }: { job: string; decision: ReportDecision },
): Promise<Refused<DecideRefusal> | undefined> {
  if (decision.kind === 'take_down') {
    const removed = await takeDown(tx, { job, by, reason: decision.reason, ...(decision.text && { text: decision.text }) });
    return removed.ok ? undefined : removed;
  }
  const found = await findJob(tx, job);
  if (!found) return refused('job_not_found');
  const outcome = ({ dismiss: 'dismissed', hide: 'hidden', ban: 'banned' } as const)[decision.kind];
  if (!await closeReportCase(tx, job, outcome)) return refused('already_decided');
  if (decision.kind === 'ban') {
    const banned = await ban(tx, { member: found.employer, by, reason: decision.reason });
    return banned.ok ? undefined : banned;
  }
  if (decision.kind === 'hide' && !found.hidden) await hideJob(tx, job);
  if (decision.kind === 'dismiss' && found.hidden) await showJob(tx, job);
  await recordAct(tx, { by, act: decision.kind === 'hide' ? 'job.hide' : 'report.dismiss', subject: `job:${job}` });
  return undefined;
}
