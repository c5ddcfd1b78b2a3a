import { BOUNTY, isBounty, type Bounty } from '../bounties/bounty-rules.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { tellModerators } from '../moderation/tell-moderators.ts';
import { refuseChange, type ChangeRefusal, type OwnJob } from './change-job.ts';
import { Jobs, type Job } from './job.model.ts';
import { JOB_ACTS } from './job-status.ts';

export type PromiseRefusal = ChangeRefusal | InactiveCode | 'bounty_invalid' | 'bounty_openings' | 'already_held';

/**
 * Writes down what bounty an own open, paused or unpaid job shall have; nobody sees it until `fundJob` holds the money. Refuses:
 * bounty_invalid { min, max }, bounty_openings { max } (too many people for a bounty), already_held, job_not_found, job_in_other_state.
 */
export async function promiseBounty(tx: Tx, input: OwnJob & { bounty: Bounty }): Promise<Result<Job, PromiseRefusal>> {
  if (!isBounty(input.bounty)) return refused('bounty_invalid', { min: BOUNTY.min, max: BOUNTY.max });
  const active = await requireActive(tx, input.employer);
  if (!active.ok) return active;
  const own = { job: input.job, employer: active.value._id };
  const promised = await Jobs(tx).findOneAndUpdate(
    { _id: own.job, employer: own.employer, status: { $in: ['unpaid', 'open', 'paused'] }, bountyHeld: { $not: { $gt: 0 } } },
    { $set: { bounty: input.bounty } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Job>();
  if (promised) return promised.openings > BOUNTY.openingsMax ? refused('bounty_openings', { max: BOUNTY.openingsMax }) : ok(promised);
  const refusal = await refuseChange(tx, own);
  return refusal.code === 'job_in_other_state' && ['open', 'paused'].includes(String(refusal.params?.['status'])) ? refused('already_held') : refusal;
}

/** The employer posts an unpaid job without its bounty after all: it goes to the moderators. Refuses: job_not_found, job_in_other_state. */
export async function dropBounty(tx: Tx, input: OwnJob): Promise<Result<Job, ChangeRefusal | InactiveCode>> {
  const active = await requireActive(tx, input.employer);
  if (!active.ok) return active;
  const own = { job: input.job, employer: active.value._id };
  const dropped = await Jobs(tx).findOneAndUpdate(
    { _id: own.job, employer: own.employer, status: { $in: [...JOB_ACTS.fund.from] } },
    { $set: { status: JOB_ACTS.fund.to, submittedAt: tx.clock.now() }, $unset: { bounty: 1, bountyHeld: 1 } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Job>();
  if (!dropped) return refuseChange(tx, own);
  await tellModerators(tx, `${dropped._id}:${dropped.revision}`);
  return ok(dropped);
}
