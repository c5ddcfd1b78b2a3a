import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { PaidThrough } from './payment-order.model.ts';

/** Why a person has to look at a payment. */
export type PaymentCaseKind =
  | 'wrong_amount' | 'other_currency' | 'unknown_order' | 'unknown_outcome'
  /** A provider that cannot be asked never told how an order ended: its statement will. */
  | 'never_heard'
  /** Booked here, but not in the provider's statement of that time. */
  | 'not_in_statement'
  /** Nobody could say whether a refund went out. */
  | 'unknown_refund';

/** A payment that the machine must not decide; for the money role. */
export interface PaymentCase {
  /** `<kind>:<charge>` */
  _id: string;
  kind: PaymentCaseKind;
  provider: PaidThrough;
  charge: string;
  order?: string;
  member?: string;
  /** Kyat, as the order says. */
  expected?: number;
  /** As the provider wrote it. */
  got?: string;
  /** The transfer that keeps the money in suspense. */
  transfer?: string;
  state: 'open' | 'closed';
  openedAt: Date;
  closedAt?: Date;
  closedBy?: string;
  note?: string;
}

const caseSchema = new Schema<PaymentCase>({
  _id: { type: String, required: true },
  kind: { type: String, required: true },
  provider: { type: String, required: true },
  charge: { type: String, required: true },
  order: String,
  member: String,
  expected: Number,
  got: String,
  transfer: String,
  state: { type: String, enum: ['open', 'closed'], required: true },
  openedAt: { type: Date, required: true },
  closedAt: Date,
  closedBy: String,
  note: String,
}, { collection: 'payment_cases', versionKey: false });

caseSchema.index({ state: 1, openedAt: 1 });

export const PaymentCases = (on: { db: Connection }) => modelOn(on.db, 'PaymentCase', caseSchema);
