import { wasKnown } from '../applications/was-known.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { countHires } from '../hires/count-hires.ts';
import { jobCard, type JobCard } from '../jobs/job-card.ts';
import { findMember } from '../members/find-member.ts';
import { requireActive } from '../members/require-active.ts';
import { takePlace } from './count-month.ts';
import { ownerOfInviteCode } from './give-invite-code.ts';
import { rankOf } from './referrer-rank.ts';
import { stateAt } from './referral-state.ts';
import { Referrals, type Referral } from './referral.model.ts';
import { tellReferrer } from './tell-referrer.ts';

/** How long a link that was opened waits for an application (market.md). */
export const LAPSES_AFTER_MONTHS = 6;

export type OpenRefusal = 'link_unknown' | 'own_link' | 'own_job' | 'job_not_found' | 'already_referred' | 'banned' | 'member_not_found';

export interface OpenedLink {
  job: string;
  /** The personal code in the link. */
  code: string;
  visitor: string;
  /** True when the visitor has been a member before; otherwise `joinReferrals` is called when they have arrived. */
  joined?: boolean;
}

/**
 * A member came to a job by another's personal link. The first valid link wins for this job and this friend; one that has
 * lapsed gives way. Where it can earn nothing (the employer knows the visitor, the referrer's month is full, it is the referrer's own job) it
 * is kept all the same and says why. The caller goes on to show the job whatever comes back. Refuses `link_unknown`, `own_link` (the same
 * person, in whichever chat), `own_job` (an employer looks at their own), `job_not_found`, `already_referred`, `banned`, `member_not_found`.
 */
export async function openByLink(tx: Tx, input: OpenedLink): Promise<Result<Referral, OpenRefusal>> {
  const card = await jobCard(tx, input.job);
  if (!card) return refused('job_not_found');
  const owner = await ownerOfInviteCode(tx, input.code);
  const referrer = owner === undefined ? undefined : await findMember(tx, owner);
  if (!referrer || referrer.status !== 'active') return refused('link_unknown');
  const visitor = await requireActive(tx, input.visitor);
  if (!visitor.ok) return visitor;
  if (referrer._id === visitor.value._id) return refused('own_link');
  if (card.employer === visitor.value._id) return refused('own_job');

  const now = tx.clock.now();
  const earlier = await Referrals(tx).findOne({ job: card.id, friend: visitor.value._id }, {}, { session: tx.session }).lean<Referral>();
  if (earlier && stateAt(earlier, now) !== 'lapsed') return refused('already_referred');
  if (earlier) await Referrals(tx).deleteOne({ _id: earlier._id }, { session: tx.session });
  const referral: Referral = {
    _id: newId(), job: card.id, jobTitle: card.title, referrer: referrer._id, friend: visitor.value._id,
    state: input.joined ? 'joined' : 'opened', openedAt: now, lapsesAt: monthsLater(now, LAPSES_AFTER_MONTHS), movedAt: now,
    ...await worthOf(tx, { card, referrer: referrer._id, visitor: visitor.value._id }),
  };
  await Referrals(tx).create([referral], { session: tx.session });
  if (input.joined) await tellReferrer(tx, referral);
  return ok(referral);
}

/** Whether it can earn a reward; a job without a bounty takes no place of the month. At most four statements. */
async function worthOf(tx: Tx, { card, referrer, visitor }: { card: JobCard; referrer: string; visitor: string }): Promise<Pick<Referral, 'month' | 'uncounted'>> {
  if (referrer === card.employer) return { uncounted: 'own_job' };
  if (await wasKnown(tx, { employer: card.employer, member: visitor, before: tx.clock.now() })) return { uncounted: 'known' };
  if (!card.bounty) return {};
  const month = await takePlace(tx, referrer, rankOf(await countHires(tx, referrer)).monthly);
  return month === undefined ? { uncounted: 'limit' } : { month };
}

/** The same day so many months later; 31 August becomes the end of February. */
function monthsLater(from: Date, months: number): Date {
  const later = new Date(from);
  const day = later.getUTCDate();
  later.setUTCMonth(later.getUTCMonth() + months);
  if (later.getUTCDate() !== day) later.setUTCDate(0);
  return later;
}
