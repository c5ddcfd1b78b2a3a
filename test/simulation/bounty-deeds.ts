import type { Tx } from '../../core/db/database.ts';
import type { Result } from '../../core/errors.ts';
import { fillJob } from '../../core/jobs/fill-job.ts';
import { fundJob } from '../../core/jobs/fund-job.ts';
import { Jobs, type Job, type JobText } from '../../core/jobs/job.model.ts';
import { submitJob } from '../../core/jobs/submit-job.ts';
import { makeProof } from '../../core/pin/pin-proof.ts';
import type { Chat } from '../../flows/engine/chat.ts';
import { memberOf } from '../../flows/member-of.ts';

/** How the title of a job begins to which nobody applies: it is posted with a bounty and closed again. */
export const BESIDE = 'Keeper';
/** What its bounty is, and for how many. */
const BOUNTY = { amount: 20_000, days: 30 } as const;

/** An employer posts one more job, with a bounty for two: the money is held at once. */
export async function postOwnJob(chat: Chat, _args: readonly string[], mark: string): Promise<Result<unknown, string>> {
  const employer = memberOf(chat);
  const tx = await chat.tx();
  const submitted = await submitJob(tx, { employer, text: textOf(mark) });
  return submitted.ok ? fundJob(tx, { job: submitted.value._id, employer, proof: makeProof(employer, 1) }) : submitted;
}

/** An employer closes the oldest of those that are open: what is held is free again. */
export async function closeOwnJob(chat: Chat): Promise<Result<unknown, string> | undefined> {
  const employer = memberOf(chat);
  const open = await Jobs(chat.read).findOne({ employer, status: 'open', title: new RegExp(`^${BESIDE} `) }).sort({ _id: 1 }).lean<Job>();
  return open ? close(await chat.tx(), open._id, employer) : undefined;
}

function close(tx: Tx, job: string, employer: string): Promise<Result<unknown, string>> {
  return fillJob(tx, { job, employer });
}

function textOf(mark: string): JobText {
  return {
    role: 'accountant', title: `${BESIDE} ${mark}`, category: 'accounting', openings: 2, place: 'MM-06-hlaing', type: 'full-time',
    pay: { min: 500_000, max: 800_000, period: 'month', negotiable: false }, description: `Keeps the stores number ${mark}.`, contactPhone: '+959777123456', bounty: BOUNTY,
  };
}
