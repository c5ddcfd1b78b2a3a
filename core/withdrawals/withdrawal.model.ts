import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { FailReason, PayoutWay } from './withdrawal-rules.ts';

/** `requested → approved → batched | sending → paid`, or `failed` | `cancelled`, from which the money goes back. */
export type WithdrawalState = 'requested' | 'approved' | 'batched' | 'sending' | 'paid' | 'failed' | 'cancelled';

/** One wish of a member to have money from their wallet in hand. */
export interface Withdrawal {
  /** The number that people quote. */
  readonly _id: string;
  readonly member: string;
  /** Names the wish: the same one again is the same withdrawal. */
  readonly request: string;
  readonly way: PayoutWay;
  /** The number of the member's own wallet there, E.164. */
  readonly phone: string;
  /** Kyat. */
  readonly amount: number;
  readonly state: WithdrawalState;
  /** The transfer that holds the money. */
  readonly hold: string;
  /** How many people must agree. */
  readonly needs: number;
  readonly approvals: readonly { readonly by: string; readonly at: Date }[];
  readonly batch?: string;
  /** The provider's own number of the payment. */
  readonly reference?: string;
  readonly reason?: FailReason;
  readonly createdAt: Date;
  readonly endedAt?: Date;
}

const approval = new Schema({ by: { type: String, required: true }, at: { type: Date, required: true } }, { _id: false });
const withdrawalSchema = new Schema<Withdrawal>(
  {
    _id: { type: String, required: true },
    member: { type: String, required: true },
    request: { type: String, required: true },
    way: { type: String, required: true },
    phone: { type: String, required: true },
    amount: { type: Number, required: true },
    state: { type: String, required: true },
    hold: { type: String, required: true },
    needs: { type: Number, required: true },
    approvals: { type: [approval], required: true },
    batch: String,
    reference: String,
    reason: String,
    createdAt: { type: Date, required: true },
    endedAt: Date,
  },
  { collection: 'withdrawals', versionKey: false },
);
withdrawalSchema.index({ member: 1, request: 1 }, { unique: true });
withdrawalSchema.index({ member: 1, createdAt: -1 });
withdrawalSchema.index({ state: 1, createdAt: 1 });
withdrawalSchema.index({ phone: 1 });
withdrawalSchema.index({ batch: 1 }, { partialFilterExpression: { batch: { $exists: true } } });
withdrawalSchema.index({ way: 1, reference: 1 }, { unique: true, partialFilterExpression: { reference: { $exists: true } } });

/** The withdrawals of one database. Only core/withdrawals reads it. */
export const Withdrawals = (on: { db: Connection }) => modelOn<Withdrawal>(on.db, 'Withdrawal', withdrawalSchema);

/** Withdrawals that were exported together, for one provider. */
export interface PayoutBatch {
  /** Stands in the file, and in its name. */
  readonly _id: string;
  readonly way: PayoutWay;
  readonly by: string;
  readonly createdAt: Date;
  readonly count: number;
  /** Kyat. */
  readonly sum: number;
}

const batchSchema = new Schema<PayoutBatch>(
  {
    _id: { type: String, required: true },
    way: { type: String, required: true },
    by: { type: String, required: true },
    createdAt: { type: Date, required: true },
    count: { type: Number, required: true },
    sum: { type: Number, required: true },
  },
  { collection: 'payout_batches', versionKey: false },
);
batchSchema.index({ createdAt: -1 });

/** The batches of one database. */
export const PayoutBatches = (on: { db: Connection }) => modelOn<PayoutBatch>(on.db, 'PayoutBatch', batchSchema);
