import type { Tx } from '../db/database.ts';
import { sharesPhoto } from '../files/shares-photo.ts';
import type { Job } from '../jobs/job.model.ts';
import type { Member } from '../members/member.model.ts';
import { countJoins } from '../referrals/count-joins.ts';
import type { Referral } from '../referrals/referral.model.ts';
import { listOwnWithdrawals, othersWithNumber } from '../withdrawals/read-withdrawals.ts';
import { SIGNAL_RULES, type Signal } from './hire-rules.ts';

/**
 * What makes a person look at a reward before it is paid (market.md), as it is at the hire; an empty list for most. None of these
 * refuses anything. Of a device neither Telegram nor Viber tells us anything that stands for it; a photo is compared by its bytes.
 */
export async function findSignals(tx: Tx, { job, referral, ...pair }: { job: Job; referral: Referral; referrer: Member; friend: Member }): Promise<Signal[]> {
  const { joins, withinMs } = SIGNAL_RULES.crowd;
  const crowd = await countJoins(tx, { referral, withinMs }) >= joins;
  const soon = job.openedAt !== undefined && tx.clock.now().getTime() - job.openedAt.getTime() < SIGNAL_RULES.soonMs;
  return [...await findPairSignals(tx, pair), ...(crowd ? ['many_joins' as const] : []), ...(soon ? ['hired_at_once' as const] : [])];
}

/** The signals between two members, which may still come up until the reward is due. */
export async function findPairSignals(tx: Tx, { referrer, friend }: { referrer: Member; friend: Member }): Promise<Signal[]> {
  return [
    ...(await sharesPayout(tx, referrer, friend) || await sharesPayout(tx, friend, referrer) ? ['same_payout' as const] : []),
    ...(referrer.phone !== undefined && referrer.phone === friend.phone ? ['same_phone' as const] : []),
    ...(await sharesPhoto(tx, referrer._id, friend._id) ? ['same_photo' as const] : []),
  ];
}

/** True when money of one went to a number that is the other's, or that any other member uses. Few statements: the latest withdrawals count. */
async function sharesPayout(tx: Tx, one: Member, other: Member): Promise<boolean> {
  const numbers = new Set((await listOwnWithdrawals(tx, one._id)).map(({ phone }) => phone));
  for (const phone of numbers) {
    if (phone === other.phone || (await othersWithNumber(tx, { phone, member: one._id })).length > 0) return true;
  }
  return false;
}
