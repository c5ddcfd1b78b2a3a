import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** That a post was told to those who watch: the same post under another number is not told again for a while. */
export interface WatchPost {
  /** Employer, title and place, as `postKey` writes them. */
  readonly _id: string;
  readonly job: string;
  readonly at: Date;
  readonly removeAt: Date;
}

const postSchema = new Schema<WatchPost>(
  { _id: { type: String, required: true }, job: { type: String, required: true }, at: { type: Date, required: true }, removeAt: { type: Date, required: true } },
  { collection: 'watchPosts', versionKey: false },
);
postSchema.index({ removeAt: 1 }, { expireAfterSeconds: 0 });

export const WatchPosts = (on: { db: Connection }) => modelOn<WatchPost>(on.db, 'WatchPost', postSchema);
