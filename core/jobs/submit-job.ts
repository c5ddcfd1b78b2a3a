import { companyOf } from '../companies/company-of.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { tellModerators } from '../moderation/tell-moderators.ts';
import { checkPosting, type PostingRefusal } from './check-posting.ts';
import { indexJob } from './index-job.ts';
import { JOB_LIMITS } from './job-limits.ts';
import { Jobs, type Job, type JobText } from './job.model.ts';

export type SubmitRefusal = PostingRefusal | InactiveCode | 'company_missing' | 'too_many_jobs';

/**
 * Submits a new post of a member who has a company: it is `pending`, nobody sees it until a moderator has approved it. One with a
 * bounty is `unpaid` and goes to no moderator until its money is held (`fundJob`).
 * Refusals: what `checkPosting` finds, `banned`, `company_missing`, `too_many_jobs` (`max`).
 */
export async function submitJob(tx: Tx, input: { employer: string; text: JobText }): Promise<Result<Job, SubmitRefusal>> {
  const wrong = checkPosting(input.text);
  if (wrong) return wrong;
  const active = await requireActive(tx, input.employer);
  if (!active.ok) return active;
  const employer = active.value._id;
  const company = await companyOf(tx, employer);
  if (!company) return refused('company_missing');
  const running = await Jobs(tx).countDocuments({ employer, status: { $in: ['unpaid', 'pending', 'open', 'paused'] } }, { session: tx.session });
  if (running >= JOB_LIMITS.active) return refused('too_many_jobs', { max: JOB_LIMITS.active });

  const job: Job = {
    _id: newId(),
    company: company._id,
    companyName: company.name,
    employer,
    status: input.text.bounty ? 'unpaid' : 'pending',
    revision: 1,
    ...input.text,
    ...indexJob(input.text),
    submittedAt: tx.clock.now(),
    applications: 0,
  };
  await Jobs(tx).create([job], { session: tx.session });
  if (job.status === 'pending') await tellModerators(tx, `${job._id}:1`);
  return ok(job);
}
