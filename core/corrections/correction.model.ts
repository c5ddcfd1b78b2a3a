import { Schema, type Connection } from 'mongoose';
import type { AccountCode } from '../ledger/chart-of-accounts.ts';
import { modelOn } from '../db/model-on.ts';

/** A movement of money by hand: proposed by one person of the money role, booked when another agrees. A mistake in it is reversed the same way. */
export interface Correction {
  _id: string;
  debit: AccountCode;
  credit: AccountCode;
  /** Kyat. */
  amount: number;
  /** The member whose wallet it touches reads it. */
  reason: string;
  /** The receipt number of the transfer that it takes back; its accounts and amount are those of that transfer, turned round. */
  reverses?: string;
  /** The case that it answers: it is closed when the money moves, and has one proposal at a time. */
  case?: string;
  state: 'proposed' | 'posted' | 'declined';
  proposedBy: string;
  proposedAt: Date;
  decidedBy?: string;
  decidedAt?: Date;
  /** The receipt number. */
  transfer?: string;
}

const correctionSchema = new Schema<Correction>({
  _id: { type: String, required: true },
  debit: { type: String, required: true },
  credit: { type: String, required: true },
  amount: { type: Number, required: true },
  reason: { type: String, required: true },
  reverses: String,
  case: String,
  state: { type: String, enum: ['proposed', 'posted', 'declined'], required: true },
  proposedBy: { type: String, required: true },
  proposedAt: { type: Date, required: true },
  decidedBy: String,
  decidedAt: Date,
  transfer: String,
}, { collection: 'corrections', versionKey: false });

correctionSchema.index({ state: 1, proposedAt: -1 });
correctionSchema.index({ case: 1 }, { unique: true, partialFilterExpression: { state: 'proposed', case: { $exists: true } } });

export const Corrections = (on: { db: Connection }) => modelOn<Correction>(on.db, 'Correction', correctionSchema);
