import { refreshAnnouncement } from '../announcements/refresh-announcement.ts';
import { holdOpenings, type HoldRefusal } from '../bounties/hold-openings.ts';
import { openingsLeft } from '../bounties/openings-left.ts';
import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { requireActive, type InactiveCode } from '../members/require-active.ts';
import { tellModerators } from '../moderation/tell-moderators.ts';
import { proves, type PinProof } from '../pin/pin-proof.ts';
import { refuseChange, type ChangeRefusal, type OwnJob } from './change-job.ts';
import { Jobs, type Job } from './job.model.ts';
import { JOB_ACTS } from './job-status.ts';

export type FundRefusal = ChangeRefusal | InactiveCode | HoldRefusal | 'pin_needed' | 'no_bounty' | 'already_held' | 'no_openings_left';

/**
 * Holds what an own job's bounty costs, bounty and hiring fee for every opening that is left: an `unpaid` job goes to the moderators, an
 * open or paused one is announced with its bounty from now on. The money is held before anybody sees the promise, while the
 * employer is there to agree to it. Refuses: insufficient_funds { available, needed, missing }, no_bounty, already_held (also the second of
 * two taps), no_openings_left, job_not_found, job_in_other_state, pin_needed (the proof
 * is not of this member's PIN).
 */
export async function fundJob(tx: Tx, input: OwnJob & { readonly proof: PinProof }): Promise<Result<Job, FundRefusal>> {
  const active = await requireActive(tx, input.employer);
  if (!active.ok) return active;
  if (!proves(input.proof, active.value._id, tx.clock.now())) return refused('pin_needed');
  const own = { job: input.job, employer: active.value._id };
  const job = await Jobs(tx).findOne({ _id: own.job, employer: own.employer }, {}, { session: tx.session }).lean<Job>();
  if (!job || !['unpaid', 'open', 'paused'].includes(job.status)) return refuseChange(tx, own);
  if (!job.bounty) return refused('no_bounty');
  if ((job.bountyHeld ?? 0) > 0) return refused('already_held');
  const wanted = await openingsLeft(tx, job);
  const waits = job.status === 'unpaid';
  if (wanted === 0 && !waits) return refused('no_openings_left');

  const funded = await Jobs(tx).findOneAndUpdate(
    { _id: job._id, status: job.status, revision: job.revision },
    { $set: { bountyHeld: wanted, ...(waits && { status: JOB_ACTS.fund.to, submittedAt: tx.clock.now() }) } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Job>();
  if (!funded) return refuseChange(tx, own);
  const held = await holdOpenings(tx, { job: job._id, employer: own.employer, bounty: job.bounty, count: wanted });
  if (!held.ok) return held;
  if (waits) await tellModerators(tx, `${job._id}:${job.revision}`);
  else await refreshAnnouncement(tx, job._id);
  return ok(funded);
}
