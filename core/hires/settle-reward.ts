import type { UpdateQuery } from 'mongoose';
import type { Tx } from '../db/database.ts';
import { findMember } from '../members/find-member.ts';
import { tellMoneyRole } from '../moderation/tell-money-role.ts';
import { notify } from '../notices/notify.ts';
import { endReferral } from '../referrals/end-referral.ts';
import { findPairSignals } from './find-signals.ts';
import type { Signal } from './hire-rules.ts';
import { Hires, type Hire } from './hire.model.ts';
import { postReward, returnBounty } from './move-bounty.ts';

/** The period is over and they stayed: the reward is paid, unless a person has to look at it first. */
export async function qualify(tx: Tx, hire: Hire): Promise<void> {
  const late = hire.watch === 'cleared' ? [] : await lateSignals(tx, hire);
  if (hire.watch !== 'open' && late.length === 0) return payReward(tx, hire);
  const signals = [...new Set([...hire.signals, ...late])];
  await step(tx, hire, { $set: { state: 'review', watch: 'open', signals }, $unset: { round: 1, closesAt: 1 } });
  await tellMoneyRole(tx, `hire:${hire._id}:due`);
  if (hire.referrer !== undefined) {
    await notify(tx, { id: `hire:${hire._id}:review`, member: hire.referrer, kind: 'reward.review', params: aboutReward(hire) });
  }
}

/** What has come up since the hire: a number, a phone or a photo in common, a referrer who was banned. */
async function lateSignals(tx: Tx, hire: Hire): Promise<Signal[]> {
  const referrer = hire.referrer === undefined ? undefined : await findMember(tx, hire.referrer);
  const friend = await findMember(tx, hire.member);
  if (referrer?.status !== 'active') return ['referrer_banned'];
  return friend ? findPairSignals(tx, { referrer, friend }) : [];
}

/** Posts both shares of the bounty and tells the referrer. */
export async function payReward(tx: Tx, hire: Hire): Promise<void> {
  await step(tx, hire, { $set: { state: 'rewarded', endedAt: tx.clock.now() }, $unset: { round: 1, closesAt: 1 } });
  const receipt = await postReward(tx, hire);
  if (hire.referral !== undefined) await endReferral(tx, hire.referral, 'rewarded');
  if (hire.referrer !== undefined) await notify(tx, { id: `hire:${hire._id}:paid`, member: hire.referrer, kind: 'reward.paid', params: { ...aboutReward(hire), receipt } });
}

/** The hire did not last, or a person refused the reward: the bounty goes back to the employer, both are told. */
export async function failReward(tx: Tx, hire: Hire, why: NonNullable<Hire['why']>): Promise<void> {
  await step(tx, hire, { $set: { state: 'failed', why, endedAt: tx.clock.now() }, $unset: { round: 1, closesAt: 1 } });
  const receipt = await returnBounty(tx, hire);
  if (hire.referral !== undefined) await endReferral(tx, hire.referral, 'rejected');
  if (hire.referrer !== undefined) await notify(tx, { id: `hire:${hire._id}:failed`, member: hire.referrer, kind: 'reward.failed', params: { ...aboutReward(hire), why } });
  await notify(tx, {
    id: `hire:${hire._id}:returned`, member: hire.employer, kind: 'bounty.returned',
    params: { hire: hire._id, friend: hire.member, jobTitle: hire.jobTitle, amount: hire.bounty, receipt, why },
  });
}

/** One conditional change of a hire that the caller has read in this transaction: of two at once, one conflicts and runs again. */
export async function step(tx: Tx, hire: Hire, change: UpdateQuery<Hire>): Promise<Hire> {
  return Hires(tx).findOneAndUpdate({ _id: hire._id, state: hire.state }, change, { session: tx.session, returnDocument: 'after' }).orFail().lean<Hire>();
}

/** What a notice about a reward names. */
export function aboutReward(hire: Hire): Record<string, string | number> {
  return { hire: hire._id, friend: hire.member, jobTitle: hire.jobTitle, amount: hire.reward };
}
