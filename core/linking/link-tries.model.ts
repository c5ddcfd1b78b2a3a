import { type Connection, Schema } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** How often a member typed a wrong code lately. Asking for a new code does not reset it. */
export interface LinkTries {
  /** The member. */
  readonly _id: string;
  readonly tries: number;
  readonly until: Date;
}

const linkTriesSchema = new Schema<LinkTries>(
  { _id: { type: String, required: true }, tries: { type: Number, required: true }, until: { type: Date, required: true } },
  { collection: 'link_tries', versionKey: false },
);
linkTriesSchema.index({ until: 1 }, { expireAfterSeconds: 3600 });

export const LinkTriesOf = (on: { db: Connection }) => modelOn<LinkTries>(on.db, 'LinkTries', linkTriesSchema);
