import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** What a member has taken out in one day or month. */
export interface Allowance {
  /** `MEMBER|2026-11-21` or `MEMBER|2026-11` */
  readonly _id: string;
  /** Kyat. */
  readonly sum: number;
  readonly removeAt: Date;
}

const allowanceSchema = new Schema<Allowance>(
  { _id: { type: String, required: true }, sum: { type: Number, required: true }, removeAt: { type: Date, required: true } },
  { collection: 'withdrawal_allowances', versionKey: false },
);
allowanceSchema.index({ removeAt: 1 }, { expireAfterSeconds: 0 });

export const Allowances = (on: { db: Connection }) => modelOn<Allowance>(on.db, 'Allowance', allowanceSchema);
