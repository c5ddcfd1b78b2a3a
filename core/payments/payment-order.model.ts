import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import { PROVIDER_NAMES, type PayWay, type ProviderName } from './provider.ts';

/** `created`: written down, the provider not yet asked. `waiting`: the person can pay. Money that comes after an end still counts. */
export type OrderState = 'created' | 'waiting' | 'paid' | 'failed' | 'expired' | 'cancelled';

/** Why an order ended without money in the wallet. */
export type OrderEnd = 'provider_refused' | 'provider_down' | 'payment_failed' | 'not_paid_in_time' | 'cancelled' | 'in_review';

/** Through whom the money comes; `manual`: by the member's own hand into one of our accounts, proven by a slip. */
export type PaidThrough = ProviderName | 'manual';

/** One wish to pay. Amount, currency and purpose are frozen when it is written. */
export interface PaymentOrder {
  /** Begins the ids under which the provider knows it: `<order>_<try>`. */
  _id: string;
  member: string;
  provider: PaidThrough;
  purpose: 'topup';
  way: PayWay;
  /** Kyat. */
  amount: number;
  currency: 'MMK';
  state: OrderState;
  /** Present while the person can still act on it: a member has one live order for a purpose. */
  live?: true;
  /** How often the provider was asked to create it; each time under a new id, so that asking again is safe. */
  tries: number;
  /** The id of the latest try at the provider. */
  charge?: string;
  /** The provider's own id of that try, where it gave one. */
  reference?: string;
  /** Ids whose money has been booked. */
  settled: string[];
  /** The unguessable part of its pay page's address. */
  page: string;
  /** What the QR holds, or the page that opens the wallet's app. */
  qr?: string;
  link?: string;
  createdAt: Date;
  /** When the provider lets it expire; before `waiting`, when we give up asking. A hint to query, never a verdict. */
  expiresAt: Date;
  end?: OrderEnd;
  /** The receipt: the transfer that brought the money. */
  transfer?: string;
  paidAt?: Date;
  /** Kyat that came and were not its amount: they wait in suspense for a person. */
  arrived?: number;
  /** Kyat that were given back, or are on the way back. */
  refunded?: number;
}

const orderSchema = new Schema<PaymentOrder>({
  _id: { type: String, required: true },
  member: { type: String, required: true },
  provider: { type: String, enum: [...PROVIDER_NAMES, 'manual'], required: true },
  purpose: { type: String, enum: ['topup'], required: true },
  way: { type: String, enum: ['qr', 'app'], required: true },
  amount: { type: Number, required: true },
  currency: { type: String, enum: ['MMK'], required: true },
  state: { type: String, enum: ['created', 'waiting', 'paid', 'failed', 'expired', 'cancelled'], required: true },
  live: Boolean,
  tries: { type: Number, required: true },
  charge: String,
  reference: String,
  settled: { type: [String], required: true },
  page: { type: String, required: true },
  qr: String,
  link: String,
  createdAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
  end: String,
  transfer: String,
  paidAt: Date,
  arrived: Number,
  refunded: Number,
}, { collection: 'payment_orders', versionKey: false });

orderSchema.index({ member: 1, purpose: 1 }, { unique: true, partialFilterExpression: { live: true } });
orderSchema.index({ member: 1, createdAt: -1 });
orderSchema.index({ createdAt: -1 });
orderSchema.index({ paidAt: 1 }, { partialFilterExpression: { paidAt: { $exists: true } } });
orderSchema.index({ page: 1 }, { unique: true });

export const PaymentOrders = (on: { db: Connection }) => modelOn(on.db, 'PaymentOrder', orderSchema);
