import type { Tx } from '../db/database.ts';
import { sharesPhoto } from '../files/shares-photo.ts';
import type { Job } from '../jobs/job.model.ts';
import type { Member } from '../members/member.model.ts';
import { countJoins } from '../referrals/count-joins.ts';
import type { Referral } from '../referrals/referral.model.ts';
import { SIGNAL_RULES, type Signal } from './hire-rules.ts';

/**
 * What makes a person look at a reward before it is paid (market.md); an empty list for most. None of these refuses anything. Of a
 * device neither Telegram nor Viber tells us anything that stands for it; a photo is compared by its bytes.
 */
export async function findSignals(tx: Tx, { job, referral, referrer, friend }: { job: Job; referral: Referral; referrer: Member; friend: Member }): Promise<Signal[]> {
  const found: Signal[] = [];
  const { joins, withinMs } = SIGNAL_RULES.crowd;
  if (referrer.phone !== undefined && referrer.phone === friend.phone) found.push('same_phone');
  if (await sharesPhoto(tx, referrer._id, friend._id)) found.push('same_photo');
  if (await countJoins(tx, { referral, withinMs }) >= joins) found.push('many_joins');
  if (job.openedAt && tx.clock.now().getTime() - job.openedAt.getTime() < SIGNAL_RULES.soonMs) found.push('hired_at_once');
  return found;
}
