import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { tellModerators } from '../moderation/tell-moderators.ts';
import { changeJob, refuseChange, type ChangeRefusal } from './change-job.ts';
import { checkPosting, type PostingRefusal } from './check-posting.ts';
import { indexJob } from './index-job.ts';
import { Jobs, type Job, type JobText } from './job.model.ts';

/**
 * Replaces the text of an own job. It goes back to approval as a new revision and is not shown meanwhile; a decision that a
 * moderator takes about the older revision is refused to them. Applications stay.
 * Refusals: those of `submitJob`'s checks, `job_not_found`, `job_in_other_state` (filled or taken down).
 */
export async function editJob(
  tx: Tx, input: { job: string; employer: string; text: JobText },
): Promise<Result<Job, PostingRefusal | InactiveCode | ChangeRefusal>> {
  const wrong = checkPosting(input.text);
  if (wrong) return wrong;
  const active = await requireActive(tx, input.employer);
  if (!active.ok) return active;
  const own = { job: input.job, employer: active.value._id };
  const before = await Jobs(tx).findOne({ _id: own.job, employer: own.employer }, { companyName: 1 }, { session: tx.session }).lean<Job>();
  if (!before) return refuseChange(tx, own);
  const { role, photo, contactPhone, ...required } = input.text;
  const gone = { ...(!role && { role: 1 }), ...(!photo && { photo: 1 }), ...(!contactPhone && { contactPhone: 1 }) };
  const edited = await changeJob(tx, 'edit', own, {
    $set: {
      ...required, ...(role && { role }), ...(photo && { photo }), ...(contactPhone && { contactPhone }),
      ...indexJob(input.text, before.companyName), submittedAt: tx.clock.now(),
    },
    $unset: { ...gone, closeReason: 1, closedAt: 1 },
    $inc: { revision: 1 },
  });
  if (edited.ok) await tellModerators(tx, `${own.job}:${edited.value.revision}`);
  return edited;
}
