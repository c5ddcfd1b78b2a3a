import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { PaidThrough } from '../payments/payment-order.model.ts';

/**
 * `sending`: a worker asks the provider. `by_hand`: a person has to send it (the provider cannot, or said no). `done`: the payer has it.
 * `failed`: nothing went out, and the money is the member's again.
 */
export type RefundState = 'sending' | 'by_hand' | 'done' | 'failed';

/** A top-up, or a part of one, on its way back to the payer. The money is held in the wallet until that is decided. */
export interface Refund {
  /** Also its id at the provider: asked twice, it is one refund. */
  _id: string;
  order: string;
  provider: PaidThrough;
  /** The provider's id of the payment. */
  charge: string;
  member: string;
  /** Kyat. */
  amount: number;
  state: RefundState;
  /** The ledger's hold. */
  hold: string;
  reason: string;
  by: string;
  at: Date;
  /** Why a person has to send it: the provider's code. */
  trouble?: string;
  endedAt?: Date;
  endedBy?: string;
  /** What the provider, or the person who sent it, calls it. */
  transaction?: string;
}

const refundSchema = new Schema<Refund>({
  _id: { type: String, required: true },
  order: { type: String, required: true },
  provider: { type: String, required: true },
  charge: { type: String, required: true },
  member: { type: String, required: true },
  amount: { type: Number, required: true },
  state: { type: String, enum: ['sending', 'by_hand', 'done', 'failed'], required: true },
  hold: { type: String, required: true },
  reason: { type: String, required: true },
  by: { type: String, required: true },
  at: { type: Date, required: true },
  trouble: String,
  endedAt: Date,
  endedBy: String,
  transaction: String,
}, { collection: 'refunds', versionKey: false });

refundSchema.index({ order: 1 });
refundSchema.index({ state: 1, at: -1 });

export const Refunds = (on: { db: Connection }) => modelOn<Refund>(on.db, 'Refund', refundSchema);
