import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { IdentityReason } from './identity-rules.ts';

/** `fetching`: the photo is still at the channel. `lost`: it could not be had. */
export type IdentityState = 'fetching' | 'waiting' | 'accepted' | 'refused' | 'lost';

/** One check of who a member is: the photo of a document, looked at by a person and then deleted. Its number is written nowhere. */
export interface IdentityCheck {
  readonly _id: string;
  readonly member: string;
  readonly state: IdentityState;
  /** Present while the check is under way, or was accepted: a member has one. */
  readonly live?: true;
  readonly source?: { readonly channel: string; readonly ref: string };
  /** Where the ciphertext lies in the file store; gone with the decision. */
  readonly key?: string;
  readonly mime?: string;
  readonly createdAt: Date;
  readonly decidedAt?: Date;
  readonly by?: string;
  readonly reason?: IdentityReason;
}

const identitySchema = new Schema<IdentityCheck>(
  {
    _id: { type: String, required: true },
    member: { type: String, required: true },
    state: { type: String, required: true },
    live: Boolean,
    source: { type: new Schema({ channel: { type: String, required: true }, ref: { type: String, required: true } }, { _id: false }) },
    key: String,
    mime: String,
    createdAt: { type: Date, required: true },
    decidedAt: Date,
    by: String,
    reason: String,
  },
  { collection: 'identity_checks', versionKey: false },
);
identitySchema.index({ member: 1 }, { unique: true, partialFilterExpression: { live: true } });
identitySchema.index({ member: 1, createdAt: -1 });
identitySchema.index({ createdAt: 1 }, { name: 'waiting', partialFilterExpression: { state: 'waiting' } });

/** The identity checks of one database. Only core/identity reads it. */
export const IdentityChecks = (on: { db: Connection }) => modelOn<IdentityCheck>(on.db, 'IdentityCheck', identitySchema);
