import { verdictsFor } from '../../core/hires/decide-case.ts';
import { Hires, type Hire } from '../../core/hires/hire.model.ts';
import { Jobs, type Job } from '../../core/jobs/job.model.ts';
import { BESIDE } from './bounty-deeds.ts';
import { listed, twice, type Desk } from './desk.ts';

/** Rewards whose two sides disagree, or that carry signals. */
export async function decideHires(desk: Desk): Promise<void> {
  const { world: { reader }, chance, one } = desk;
  for (const hire of await listed(Hires(reader).find({ $or: [{ state: { $in: ['disputed', 'review'] } }, { watch: 'open' }] }).limit(8).lean<Hire[]>())) {
    const verdicts = verdictsFor(hire);
    if (verdicts.length > 0 && !chance.happens(0.4)) await twice(desk, 'decideHire', { hire: hire._id, by: one, verdict: chance.pick(verdicts), note: 'looked at' });
  }
}

/** Jobs that were posted with a held bounty: approved, turned down, or taken down later. */
export async function decideJobs(desk: Desk): Promise<void> {
  const { world: { reader }, chance, moderator } = desk;
  const title = new RegExp(`^${BESIDE} `);
  for (const { _id: job, revision } of await listed(Jobs(reader).find({ title, status: 'pending' }).limit(6).lean<Job[]>())) {
    if (chance.happens(0.3)) await twice(desk, 'rejectJob', { job, revision, by: moderator, reason: 'unclear' });
    else await twice(desk, 'approveJob', { job, revision, by: moderator });
  }
  for (const { _id: job } of await listed(Jobs(reader).find({ title, status: 'open' }).limit(6).lean<Job[]>())) {
    if (chance.happens(0.1)) await twice(desk, 'takeDown', { job, by: moderator, reason: 'duplicate' });
  }
}
