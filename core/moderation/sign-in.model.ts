import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** A one-time link into the panel. Only the hash of its token is kept. */
export interface SignIn {
  /** SHA-256 of the token. */
  readonly _id: string;
  readonly member: string;
  readonly expiresAt: Date;
  readonly usedAt?: Date;
}

/** Rows stay for a day after their end, then the database removes them; whether they hold is decided by our clock. */
export const KEPT_SECONDS = 86_400;

const signInSchema = new Schema<SignIn>(
  { _id: { type: String, required: true }, member: { type: String, required: true }, expiresAt: { type: Date, required: true }, usedAt: Date },
  { collection: 'signIns', versionKey: false },
);
signInSchema.index({ expiresAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const SignIns = (on: { db: Connection }) => modelOn<SignIn>(on.db, 'SignIn', signInSchema);
