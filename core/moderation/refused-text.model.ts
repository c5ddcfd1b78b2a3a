import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** The fingerprint of a text that a moderator rejected or took down. */
export interface RefusedText {
  /** The fingerprint. */
  readonly _id: string;
  /** The job that had it first. */
  readonly job: string;
  readonly reason: string;
  readonly at: Date;
}

const refusedTextSchema = new Schema<RefusedText>(
  {
    _id: { type: String, required: true },
    job: { type: String, required: true },
    reason: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'refusedTexts', versionKey: false },
);

export const RefusedTexts = (on: { db: Connection }) => modelOn<RefusedText>(on.db, 'RefusedText', refusedTextSchema);
