import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { SlipReason } from './slip-reasons.ts';

/** The proof of a transfer by hand: the photo of a slip and the reference that stands on it. A person matches it with our account. */
export interface Slip {
  _id: string;
  order: string;
  /** Kyat, as the order says. */
  expected: number;
  /** Which of our accounts the member says they paid into: `kbzpay`. */
  account: string;
  /** Capital letters and digits; a moderator may correct it when accepting. */
  reference: string;
  /** The kept file. */
  photo: string;
  state: 'open' | 'accepted' | 'rejected';
  /** The reference, once money was given for it: nobody gets money for it again. */
  claim?: string;
  /** Kyat that really came, by whoever accepted it. */
  got?: number;
  sentAt: Date;
  decidedAt?: Date;
  decidedBy?: string;
  reason?: SlipReason;
  /** What the moderator adds to the reason. */
  note?: string;
}

const slipSchema = new Schema<Slip>({
  _id: { type: String, required: true },
  order: { type: String, required: true },
  expected: { type: Number, required: true },
  account: { type: String, required: true },
  reference: { type: String, required: true },
  photo: { type: String, required: true },
  state: { type: String, enum: ['open', 'accepted', 'rejected'], required: true },
  claim: String,
  got: Number,
  sentAt: { type: Date, required: true },
  decidedAt: Date,
  decidedBy: String,
  reason: String,
  note: String,
}, { collection: 'slips', versionKey: false });

slipSchema.index({ order: 1 }, { name: 'one_open_slip', unique: true, partialFilterExpression: { state: 'open' } });
slipSchema.index({ claim: 1 }, { unique: true, partialFilterExpression: { claim: { $exists: true } } });
slipSchema.index({ reference: 1 });
slipSchema.index({ state: 1, sentAt: 1 });

export const Slips = (on: { db: Connection }) => modelOn<Slip>(on.db, 'Slip', slipSchema);
