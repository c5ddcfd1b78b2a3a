import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { AccountCode } from './chart-of-accounts.ts';

/** Why money moves. */
export const transferCodes = ['topup', 'suspense', 'feature', 'merge'] as const;
export type TransferCode = (typeof transferCodes)[number];

/** One movement of money between two accounts. Never edited after it is posted: a mistake is reversed by another. */
export interface Transfer {
  /** The receipt number that a person can quote. */
  _id: string;
  /** The caller's idempotency key. */
  key: string;
  /** Of the request's body: tells a repeat from another request under the same key. */
  fingerprint: string;
  state: 'pending' | 'posted' | 'voided' | 'expired';
  code: TransferCode;
  debit: AccountCode;
  credit: AccountCode;
  /** Kyat. */
  amount: number;
  /** What caused it: `order:ID`, `job:ID`. */
  reference: string;
  /** The words of a statement line. */
  textKey: string;
  at: Date;
  /** When a pending transfer expires. */
  dueAt?: Date;
}

const transferSchema = new Schema<Transfer>({
  _id: { type: String, required: true },
  key: { type: String, required: true },
  fingerprint: { type: String, required: true },
  state: { type: String, enum: ['pending', 'posted', 'voided', 'expired'], required: true },
  code: { type: String, enum: transferCodes, required: true },
  debit: { type: String, required: true },
  credit: { type: String, required: true },
  amount: { type: Number, required: true },
  reference: { type: String, required: true },
  textKey: { type: String, required: true },
  at: { type: Date, required: true },
  dueAt: Date,
}, { collection: 'transfers', versionKey: false });

transferSchema.index({ key: 1 }, { unique: true });
transferSchema.index({ reference: 1 });

export const Transfers = (on: { db: Connection }) => modelOn(on.db, 'Transfer', transferSchema);
