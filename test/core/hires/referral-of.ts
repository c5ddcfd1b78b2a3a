import type { Reader } from '../../../core/db/database.ts';
import type { Hire } from '../../../core/hires/hire.model.ts';
import { Referrals } from '../../../core/referrals/referral.model.ts';

/** Where the referral of a hire stands. */
export async function findReferralState(reader: Reader, hire: Hire): Promise<string | undefined> {
  return (await Referrals(reader).findOne({ job: hire.job, friend: hire.member }).lean())?.state;
}
