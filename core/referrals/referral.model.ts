import { type Connection, Schema } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { ReferralState } from './referral-state.ts';

/** That one member brought another to a job. One a job and friend: the first valid link wins. */
export interface Referral {
  readonly _id: string;
  readonly job: string;
  /** The job's title when the link was opened, so that a list is one statement. */
  readonly jobTitle: string;
  readonly referrer: string;
  readonly friend: string;
  readonly state: ReferralState;
  readonly openedAt: Date;
  /** Without an application by then it has lapsed; compared, never timed. */
  readonly lapsesAt: Date;
  readonly movedAt: Date;
  /** The month (of the referrer, `2026-11`) among whose open referrals it counts. */
  readonly month?: string;
  /** Why it earns nothing: the employer knew the friend before, the referrer's month was full, or it is the referrer's own job. */
  readonly uncounted?: Uncounted;
}

export type Uncounted = 'known' | 'limit' | 'own_job';

const referralSchema = new Schema<Referral>(
  {
    _id: { type: String, required: true },
    job: { type: String, required: true },
    jobTitle: { type: String, required: true },
    referrer: { type: String, required: true },
    friend: { type: String, required: true },
    state: { type: String, required: true },
    openedAt: { type: Date, required: true },
    lapsesAt: { type: Date, required: true },
    movedAt: { type: Date, required: true },
    month: String,
    uncounted: String,
  },
  { collection: 'referrals', versionKey: false },
);
referralSchema.index({ job: 1, friend: 1 }, { unique: true });
referralSchema.index({ friend: 1 });
referralSchema.index({ referrer: 1, movedAt: -1 });

export const Referrals = (on: { db: Connection }) => modelOn<Referral>(on.db, 'Referral', referralSchema);
