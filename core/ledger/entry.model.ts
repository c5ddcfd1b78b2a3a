import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { AccountCode, Side } from './chart-of-accounts.ts';

/** One side of a posted transfer in one account. */
export interface Entry {
  /** `<transfer>:<side>` */
  _id: string;
  transfer: string;
  account: AccountCode;
  side: Side;
  /** Kyat. */
  amount: number;
  reference: string;
  textKey: string;
  at: Date;
  /** Its place among the account's entries. A folded account numbers an entry when it is folded. */
  seq?: number;
  /** The account's balance after it, on the account's normal side. */
  balance?: number;
  /** Present (and true) until a folded account has taken it in. */
  unfolded?: true;
}

const entrySchema = new Schema<Entry>({
  _id: { type: String, required: true },
  transfer: { type: String, required: true },
  account: { type: String, required: true },
  side: { type: String, enum: ['debit', 'credit'], required: true },
  amount: { type: Number, required: true },
  reference: { type: String, required: true },
  textKey: { type: String, required: true },
  at: { type: Date, required: true },
  seq: Number,
  balance: Number,
  unfolded: Boolean,
}, { collection: 'entries', versionKey: false });

entrySchema.index({ account: 1, seq: 1 }, { unique: true, partialFilterExpression: { seq: { $exists: true } } });
entrySchema.index({ account: 1, at: 1, _id: 1 }, { partialFilterExpression: { unfolded: true } });
entrySchema.index({ transfer: 1 });

export const Entries = (on: { db: Connection }) => modelOn(on.db, 'Entry', entrySchema);
