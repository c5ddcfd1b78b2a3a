import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/**
 * One person whom a job with a bounty may still hire: the money for it is held in the employer's wallet. `held → used` by a hire,
 * `held → released` when the job ends or changes. A used one is settled by core/hires.
 */
export interface Opening {
  /** `JOB:ROUND:N`; the ledger's idempotency keys are made of it. */
  readonly _id: string;
  readonly job: string;
  readonly employer: string;
  readonly state: 'held' | 'used' | 'released';
  /** Kyat of the bounty, and of the fee. */
  readonly bounty: number;
  readonly fee: number;
  /** The qualifying period, in days, as it was promised when the money was held. */
  readonly days: number;
  /** The pending transfer that holds bounty and fee. */
  readonly hold: string;
  readonly heldAt: Date;
  readonly endedAt?: Date;
}

const openingSchema = new Schema<Opening>(
  {
    _id: { type: String, required: true },
    job: { type: String, required: true },
    employer: { type: String, required: true },
    state: { type: String, enum: ['held', 'used', 'released'], required: true },
    bounty: { type: Number, required: true },
    fee: { type: Number, required: true },
    days: { type: Number, required: true },
    hold: { type: String, required: true },
    heldAt: { type: Date, required: true },
    endedAt: Date,
  },
  { collection: 'openings', versionKey: false },
);
openingSchema.index({ job: 1, state: 1 });
openingSchema.index({ employer: 1, state: 1 });

export const Openings = (on: { db: Connection }) => modelOn<Opening>(on.db, 'Opening', openingSchema);
