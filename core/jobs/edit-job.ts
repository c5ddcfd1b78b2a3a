import { openingsLeft } from '../bounties/openings-left.ts';
import { releaseOpenings } from '../bounties/release-openings.ts';
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
 * moderator takes about the older revision is refused to them. Applications stay. What is held for its bounty stays held as far as the
 * new text needs it; where more is needed, or another amount, all of it is free and the job is `unpaid` until `fundJob`.
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
  const before = await Jobs(tx).findOne({ _id: own.job, employer: own.employer }, {}, { session: tx.session }).lean<Job>();
  if (!before) return refuseChange(tx, own);
  const { role, photo, contactPhone, bounty, ...required } = input.text;
  const gone = { ...(!role && { role: 1 }), ...(!photo && { photo: 1 }), ...(!contactPhone && { contactPhone: 1 }), ...(!bounty && { bounty: 1 }) };
  const money = await moneyAfter(tx, before, input.text);
  const edited = await changeJob(tx, money.short ? 'park' : 'edit', own, {
    $set: {
      ...required, ...(role && { role }), ...(photo && { photo }), ...(contactPhone && { contactPhone }), ...(bounty && { bounty }),
      ...indexJob(input.text), submittedAt: tx.clock.now(), ...(money.held > 0 && { bountyHeld: money.held }),
    },
    $unset: { ...gone, closeReason: 1, closedAt: 1, ...(money.held === 0 && { bountyHeld: 1 }) },
    $inc: { revision: 1 },
  });
  if (!edited.ok) return edited;
  if (money.free > 0) await releaseOpenings(tx, own.job, { count: money.free });
  if (edited.value.status === 'pending') await tellModerators(tx, `${own.job}:${edited.value.revision}`);
  return edited;
}

/** What stays held, what is free, and whether the new text promises more than is held. No statement where there is no bounty. */
async function moneyAfter(tx: Tx, before: Job, { bounty, openings }: JobText): Promise<{ held: number; free: number; short: boolean }> {
  const held = before.bountyHeld ?? 0;
  if (!bounty) return { held: 0, free: held, short: false };
  const same = before.bounty?.amount === bounty.amount && before.bounty.days === bounty.days;
  const wanted = await openingsLeft(tx, { _id: before._id, openings });
  if (same && held >= wanted) return { held: wanted, free: held - wanted, short: false };
  return { held: 0, free: held, short: true };
}
