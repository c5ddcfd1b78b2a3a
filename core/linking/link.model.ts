import { type Connection, Schema } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** An attempt to make two chats one person's: a code shown in the first, typed in the second, confirmed in the first. */
export interface Link {
  readonly _id: string;
  readonly first: string;
  /** The conversation that asked for the code: `telegram:123`. */
  readonly firstChat: string;
  readonly codeHash: string;
  readonly state: 'open' | 'entered' | 'confirmed' | 'declined';
  readonly second?: string;
  readonly secondChat?: string;
  /** The code, and then the confirmation, are good until here. */
  readonly dueAt: Date;
  /** Parts of the merge that are done, by name, so that it resumes where it stopped. */
  readonly merged: string[];
  readonly removeAt?: Date;
}

const linkSchema = new Schema<Link>(
  {
    _id: { type: String, required: true },
    first: { type: String, required: true },
    firstChat: { type: String, required: true },
    codeHash: { type: String, required: true },
    state: { type: String, required: true },
    second: String,
    secondChat: String,
    dueAt: { type: Date, required: true },
    merged: { type: [String], required: true },
    removeAt: Date,
  },
  { collection: 'links', versionKey: false },
);
linkSchema.index({ codeHash: 1 }, { unique: true, partialFilterExpression: { state: 'open' } });
linkSchema.index({ first: 1, state: 1 });
linkSchema.index({ removeAt: 1 }, { expireAfterSeconds: 0 });

export const Links = (on: { db: Connection }) => modelOn<Link>(on.db, 'Link', linkSchema);
