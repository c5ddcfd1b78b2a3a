import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { ChargeFound, ProviderName } from './provider.ts';

/** A proven callback as it came, kept for whoever has to explain a payment. */
export interface PaymentCallback {
  /** `<provider>:<digest>`: a replay has the same. */
  _id: string;
  provider: ProviderName;
  charge: string;
  /** The text that was signed, with the numbers of payers masked (mask-phones.ts). */
  content: string;
  /** What it says happened, from a provider that has no query. */
  said?: ChargeFound;
  receivedAt: Date;
}

const callbackSchema = new Schema<PaymentCallback>({
  _id: { type: String, required: true },
  provider: { type: String, required: true },
  charge: { type: String, required: true },
  content: { type: String, required: true },
  said: Schema.Types.Mixed,
  receivedAt: { type: Date, required: true },
}, { collection: 'payment_callbacks', versionKey: false });

callbackSchema.index({ charge: 1 });

export const PaymentCallbacks = (on: { db: Connection }) => modelOn(on.db, 'PaymentCallback', callbackSchema);
