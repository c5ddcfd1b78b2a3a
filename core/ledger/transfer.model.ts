import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { AccountCode } from './chart-of-accounts.ts';
import type { TransferRefusal } from './refusals.ts';
import { transferCodes, type TransferCode } from './transfer-codes.ts';

/**
 * plain: moves money. pending: holds it. post, void, expire: end a hold. reversal: the way back of a plain or posted one.
 */
export const transferKinds = ['plain', 'pending', 'post', 'void', 'expire', 'reversal'] as const;
export type TransferKind = (typeof transferKinds)[number];

/**
 * One movement of money between two accounts. Its body is never edited: a hold only goes on from `pending` to its end, and a mistake
 * is reversed by another transfer. A remembered refusal (`state: refused`) moved nothing and only keeps its key.
 */
export interface Transfer {
  /** The receipt number that a person can quote. */
  _id: string;
  /** The caller's idempotency key. */
  key: string;
  /** Of the request's body: tells a repeat from another request under the same key. */
  fingerprint: string;
  /** Absent on transfers of the first version, which are all plain. */
  kind?: TransferKind;
  state: 'pending' | 'posted' | 'voided' | 'expired' | 'refused';
  code: TransferCode;
  debit: AccountCode;
  credit: AccountCode;
  /** Kyat: moved, held or released. */
  amount: number;
  /** What caused it: `order:ID`, `job:ID`. */
  reference: string;
  /** The words of a statement line. */
  textKey: string;
  at: Date;
  /** When a pending transfer expires. */
  dueAt?: Date;
  /** Of a post, void or expire: the hold that it ended, and how much that held. */
  pending?: string;
  held?: number;
  /** Of a hold that ended: the transfer that did. */
  endedBy?: string;
  /** Of a reversal: the transfer that it takes back, and why. */
  reverses?: string;
  reason?: string;
  /** Of a transfer that was taken back: the reversal. */
  reversedBy?: string;
  /** Of linked transfers: the key of the first. */
  chain?: string;
  /** Why it was refused. */
  refusal?: { code: TransferRefusal; params?: Record<string, string | number> };
}

const transferSchema = new Schema<Transfer>({
  _id: { type: String, required: true },
  key: { type: String, required: true },
  fingerprint: { type: String, required: true },
  kind: { type: String, enum: transferKinds },
  state: { type: String, enum: ['pending', 'posted', 'voided', 'expired', 'refused'], required: true },
  code: { type: String, enum: transferCodes, required: true },
  debit: { type: String, required: true },
  credit: { type: String, required: true },
  amount: { type: Number, required: true },
  reference: { type: String, required: true },
  textKey: { type: String, required: true },
  at: { type: Date, required: true },
  dueAt: Date,
  pending: String,
  held: Number,
  endedBy: String,
  reverses: String,
  reason: String,
  reversedBy: String,
  chain: String,
  refusal: { type: { code: String, params: Schema.Types.Mixed }, _id: false, default: undefined },
}, { collection: 'transfers', versionKey: false });

transferSchema.index({ key: 1 }, { unique: true });
transferSchema.index({ dueAt: 1 }, { partialFilterExpression: { state: 'pending', dueAt: { $exists: true } } });
transferSchema.index({ debit: 1 }, { partialFilterExpression: { state: 'pending' } });
transferSchema.index({ credit: 1 }, { partialFilterExpression: { state: 'pending' } });

export const Transfers = (on: { db: Connection }) => modelOn(on.db, 'Transfer', transferSchema);
