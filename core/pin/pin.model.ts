import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** A member's wallet PIN: never the PIN itself. */
export interface Pin {
  /** The member. */
  readonly _id: string;
  /** argon2id; absent while no PIN is set (never yet, or after a reset). */
  readonly hash?: string;
  /** Raised whenever the PIN is set or reset: what was proven with an older one no longer counts. */
  readonly version: number;
  /** Wrong tries in a row, and those that are being checked: a try is counted before it is looked at. */
  readonly tries: number;
  /** Nobody may try before this instant. */
  readonly lockedUntil?: Date;
  /** The try that was counted last: the same update, run again, is not counted twice. */
  readonly attempt?: string;
  /** The member forgot it and waits for a person. */
  readonly resetAsked?: Date;
  readonly setAt?: Date;
  /** No money goes out before this instant: a person has reset the PIN. */
  readonly waitsUntil?: Date;
}

const pinSchema = new Schema<Pin>(
  {
    _id: { type: String, required: true },
    hash: String,
    version: { type: Number, required: true },
    tries: { type: Number, required: true },
    lockedUntil: Date,
    attempt: String,
    resetAsked: Date,
    setAt: Date,
    waitsUntil: Date,
  },
  { collection: 'pins', versionKey: false },
);
pinSchema.index({ resetAsked: 1 }, { partialFilterExpression: { resetAsked: { $exists: true } } });

/** The PINs of one database. Only core/pin reads it. */
export const Pins = (on: { db: Connection }) => modelOn<Pin>(on.db, 'Pin', pinSchema);
