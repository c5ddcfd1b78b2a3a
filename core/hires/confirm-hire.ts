import { splitBounty } from '../bounties/bounty-rules.ts';
import type { Opening } from '../bounties/opening.model.ts';
import { findReleased } from '../bounties/find-released.ts';
import { takeOpening } from '../bounties/take-opening.ts';
import { DAY } from '../clock.ts';
import type { Application } from '../applications/application.model.ts';
import type { Tx } from '../db/database.ts';
import type { Job } from '../jobs/job.model.ts';
import { findJob } from '../jobs/find-job.ts';
import { useOpening } from '../jobs/use-opening.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.model.ts';
import { tellMoneyRole } from '../moderation/tell-money-role.ts';
import { notify } from '../notices/notify.ts';
import type { Referral } from '../referrals/referral.model.ts';
import { findSignals } from './find-signals.ts';
import { Hires, type Hire } from './hire.model.ts';
import { holdReward, takeFee } from './move-bounty.ts';
import { planRounds } from './plan-rounds.ts';
import { qualify } from './settle-reward.ts';

/**
 * An employer has hired somebody: in the transaction of that move. Of a job with a bounty it takes one opening whose money is held, and the
 * hiring fee; with a referrer who counts the bounty waits in the job's escrow as two linked pending transfers, otherwise it goes back to
 * the employer. Without an opening that is held (no bounty, or more people than were wanted) no money moves; where the employer took the bounty
 * back after the friend had applied, the money role gets a case.
 */
export async function confirmHire(tx: Tx, { application, referral }: { application: Application; referral: Referral | undefined }): Promise<void> {
  const job = await findJob(tx, application.job);
  if (!job || (!job.bounty && !referral)) return;
  const referrer = referral && await referrerWhoCounts(tx, referral, application);
  const opening = (job.bountyHeld ?? 0) > 0 ? await takeOpening(tx, job._id) : undefined;
  if (opening) await useOpening(tx, job._id);
  const hire = newHire(tx, { application, opening, ...(referrer && referral && { referrer, referral }) });
  if (opening) await takeFee(tx, { opening, hire, whole: hire.state === 'qualifying' });
  if (hire.state === 'qualifying' && referrer && referral) return holdAndWait(tx, { hire, job, referral, referrer });
  const takenBack = opening === undefined && referrer ? await findReleased(tx, job._id, application.submittedAt) : undefined;
  await Hires(tx).create([takenBack ? { ...hire, signals: ['bounty_taken_back'], watch: 'open', promised: splitBounty(takenBack.bounty).reward } : hire], { session: tx.session });
  if (takenBack) await tellMoneyRole(tx, `hire:${hire._id}:taken_back`);
  if (referral && (job.bounty || takenBack)) await tellNothing(tx, { job, hire, referral, why: takenBack ? 'taken_back' : referrer ? 'used_up' : 'uncounted' });
}

/** The referrer as a member; nobody when this referral earns nothing (known before, over the limit, the employer's own or the same person). */
async function referrerWhoCounts(tx: Tx, referral: Referral, { employer, member }: Application): Promise<Member | undefined> {
  if (referral.uncounted) return undefined;
  const referrer = await findMember(tx, referral.referrer);
  return referrer && referrer._id !== employer && referrer._id !== member ? referrer : undefined;
}

interface Parts {
  readonly application: Application;
  readonly opening: Opening | undefined;
  readonly referrer?: Member;
  readonly referral?: Referral;
}

function newHire(tx: Tx, { application, opening, referrer, referral }: Parts): Hire {
  const { _id, job, jobTitle, companyName, employer, member } = application;
  const now = tx.clock.now();
  const bounty = opening?.bounty ?? 0;
  const earns = opening !== undefined && referrer !== undefined;
  return {
    _id, job, jobTitle, companyName, employer, member, ...(referrer && { referrer: referrer._id }), ...(referral && { referral: referral._id }),
    state: earns ? 'qualifying' : 'plain', bounty, fee: opening?.fee ?? 0, ...(earns ? splitBounty(bounty) : { reward: 0, share: 0 }),
    hiredAt: now, qualifiesAt: new Date(now.getTime() + (earns ? opening.days : 0) * DAY), answers: {}, signals: [],
  };
}

async function holdAndWait(tx: Tx, { hire, job, referral, referrer }: { hire: Hire; job: Job; referral: Referral; referrer: Member }): Promise<void> {
  const friend = await findMember(tx, hire.member);
  const signals = friend ? await findSignals(tx, { job, referral, referrer, friend }) : [];
  const held = await holdReward(tx, hire, referrer._id);
  const waiting: Hire = { ...hire, held, signals, ...(signals.length > 0 && { watch: 'open' }) };
  await Hires(tx).create([waiting], { session: tx.session });
  if (signals.length > 0) await tellMoneyRole(tx, `hire:${hire._id}:signals`);
  if (hire.qualifiesAt <= hire.hiredAt) {
    await qualify(tx, waiting);
    return;
  }
  await planRounds(tx, waiting);
  await notify(tx, {
    id: `hire:${hire._id}:pending`, member: referrer._id, kind: 'reward.pending',
    params: { hire: hire._id, friend: hire.member, jobTitle: hire.jobTitle, amount: hire.reward, until: hire.qualifiesAt.toISOString(), watched: signals.length > 0 },
  });
}

/** A friend was hired and the referrer earns nothing: they are told why, never silently. */
async function tellNothing(tx: Tx, { job, hire, referral, why }: { job: Job; hire: Hire; referral: Referral; why: 'used_up' | 'uncounted' | 'taken_back' }): Promise<void> {
  await notify(tx, {
    id: `hire:${hire._id}:nothing`, member: referral.referrer, kind: 'reward.nothing',
    params: { friend: hire.member, jobTitle: job.title, why: why === 'uncounted' ? referral.uncounted ?? 'self' : why },
  });
}

