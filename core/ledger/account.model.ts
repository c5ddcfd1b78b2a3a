import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { AccountCode } from './chart-of-accounts.ts';

/** The running sums of one account, in kyat. Only core/ledger writes it; nothing in it is ever recomputed in place. */
export interface Account {
  _id: AccountCode;
  status: 'open' | 'closed';
  /** Where the money of a closed wallet went when two chats became one person. */
  mergedInto?: AccountCode;
  postedDebit: number;
  postedCredit: number;
  /** Held by transfers that are not yet posted, voided or expired. */
  pendingDebit: number;
  pendingCredit: number;
  /** The number of the last entry: entries of an account are 1…seq without a gap. */
  seq: number;
  /** When the last entry was booked: moments never run backwards within an account. */
  lastAt?: Date;
  /** Present (and true) when something was booked since the last seal. */
  unsealed?: true;
  openedAt: Date;
}

const accountSchema = new Schema<Account>({
  _id: { type: String, required: true },
  status: { type: String, enum: ['open', 'closed'], required: true },
  mergedInto: String,
  postedDebit: { type: Number, required: true },
  postedCredit: { type: Number, required: true },
  pendingDebit: { type: Number, required: true },
  pendingCredit: { type: Number, required: true },
  seq: { type: Number, required: true },
  lastAt: Date,
  unsealed: Boolean,
  openedAt: { type: Date, required: true },
}, { collection: 'accounts', versionKey: false });

accountSchema.index({ unsealed: 1 }, { partialFilterExpression: { unsealed: true } });
accountSchema.index({ mergedInto: 1 }, { partialFilterExpression: { mergedInto: { $exists: true } } });

export const Accounts = (on: { db: Connection }) => modelOn(on.db, 'Account', accountSchema);

/** A new account without money. */
export function emptyAccount(code: AccountCode, now: Date): Account {
  return {
    _id: code, status: 'open', postedDebit: 0, postedCredit: 0, pendingDebit: 0, pendingCredit: 0, seq: 0, openedAt: now,
  };
}
