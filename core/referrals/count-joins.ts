import type { Reader } from '../db/database.ts';
import { Referrals, type Referral } from './referral.model.ts';

/** How many friends came to a job by one member's link around the time of this referral, itself included. One statement. */
export async function countJoins(reader: Reader, { referral, withinMs }: { referral: Referral; withinMs: number }): Promise<number> {
  const at = referral.openedAt.getTime();
  return Referrals(reader).countDocuments({
    referrer: referral.referrer, job: referral.job, openedAt: { $gte: new Date(at - withinMs), $lte: new Date(at + withinMs) },
  }, { session: reader.session });
}
