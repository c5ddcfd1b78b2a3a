import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** How many referrals to jobs with a bounty, of those that came in one month by one member's links, are open. */
export interface ReferralMonth {
  /** `MEMBER:2026-11` */
  readonly _id: string;
  readonly open: number;
}

const monthSchema = new Schema<ReferralMonth>(
  { _id: { type: String, required: true }, open: { type: Number, required: true } },
  { collection: 'referral_months', versionKey: false },
);

export const ReferralMonths = (on: { db: Connection }) => modelOn<ReferralMonth>(on.db, 'ReferralMonth', monthSchema);
