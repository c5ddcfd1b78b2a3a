import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { ProviderName } from './provider.ts';

/** How a provider has answered lately; in the database, so that all processes agree about who is set aside. */
export interface ProviderHealth {
  _id: ProviderName;
  /** Calls in a row without a usable answer. */
  failures: number;
  failedAt: Date;
  /** Not offered before this instant. */
  asideUntil?: Date;
  /** How often it was set aside since it last answered: each time for longer. */
  times: number;
}

const healthSchema = new Schema<ProviderHealth>({
  _id: { type: String, required: true },
  failures: { type: Number, required: true },
  failedAt: { type: Date, required: true },
  asideUntil: Date,
  times: { type: Number, required: true },
}, { collection: 'provider_health', versionKey: false });

export const ProviderHealths = (on: { db: Connection }) => modelOn<ProviderHealth>(on.db, 'ProviderHealth', healthSchema);
