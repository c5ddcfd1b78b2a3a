import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { AccountCode, Side } from './chart-of-accounts.ts';
import type { TransferCode } from './transfer-codes.ts';

/** What one transfer did on one side of one account. Never edited; one that waits to be folded gets its place, moment and balance then. */
export interface Entry {
  /** Its place in the account (entry-id.ts); `<transfer>:<side>` until it is folded. */
  _id: string;
  transfer: string;
  account: AccountCode;
  side: Side;
  /** Kyat posted; 0 when money was only held or released. */
  amount: number;
  /** Kyat by which the side's pending sum changed: held above zero, released below; absent means 0. */
  pending?: number;
  /** Absent on entries of the first version. */
  code?: TransferCode;
  reference: string;
  textKey: string;
  /** When it was booked in this account: never before the entry that precedes it. */
  at: Date;
  /** Its place among the account's entries. A folded account numbers an entry when it is folded. */
  seq?: number;
  /** The posted balance after it, on the account's normal side. */
  balance?: number;
  /** What was held against that balance after it; absent means 0. */
  held?: number;
  /** Present (and true) until a folded account has taken it in. */
  unfolded?: true;
}

const entrySchema = new Schema<Entry>({
  _id: { type: String, required: true },
  transfer: { type: String, required: true },
  account: { type: String, required: true },
  side: { type: String, enum: ['debit', 'credit'], required: true },
  amount: { type: Number, required: true },
  pending: Number,
  code: String,
  reference: { type: String, required: true },
  textKey: { type: String, required: true },
  at: { type: Date, required: true },
  seq: Number,
  balance: Number,
  held: Number,
  unfolded: Boolean,
}, { collection: 'entries', versionKey: false });

entrySchema.index({ account: 1, at: 1, _id: 1 }, { partialFilterExpression: { unfolded: true } });

export const Entries = (on: { db: Connection }) => modelOn(on.db, 'Entry', entrySchema);
