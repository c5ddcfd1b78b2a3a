import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../../core/db/model-on.ts';
import type { Inbound } from '../../flows/engine/inbound.ts';

/** An update whose step failed: counted while it is tried, kept when it was parked. */
export interface Parked {
  /** `conversation|update` */
  readonly _id: string;
  readonly conversation: string;
  readonly inbound: Inbound;
  /** `asked`: the operator wants it handed to the conversation again (replay-parked.ts). */
  readonly state: 'failing' | 'parked' | 'asked' | 'replayed';
  readonly tries: number;
  readonly error: string;
  readonly at: Date;
}

const KEEP_SETTLED_S = 30 * 24 * 60 * 60;

const parkedSchema = new Schema<Parked>(
  {
    _id: { type: String, required: true },
    conversation: { type: String, required: true },
    inbound: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    tries: { type: Number, required: true },
    error: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'parked', versionKey: false, minimize: false },
);
parkedSchema.index({ state: 1, at: 1 });
/** A try that failed and then succeeded, and what was replayed, hold what a person wrote: not for longer than it may matter. */
parkedSchema.index({ at: 1 }, { name: 'settled', expireAfterSeconds: KEEP_SETTLED_S, partialFilterExpression: { state: { $in: ['failing', 'replayed'] } } });

export const ParkedUpdates = (on: { db: Connection }) => modelOn<Parked>(on.db, 'Parked', parkedSchema);
