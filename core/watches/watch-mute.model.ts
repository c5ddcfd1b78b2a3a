import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** An employer of whom a member wants to hear no more. */
export interface WatchMute {
  /** `MEMBER:EMPLOYER` */
  readonly _id: string;
  readonly member: string;
  readonly employer: string;
  readonly at: Date;
}

const muteSchema = new Schema<WatchMute>(
  { _id: { type: String, required: true }, member: { type: String, required: true }, employer: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: 'watchMutes', versionKey: false },
);
muteSchema.index({ member: 1 });

export const WatchMutes = (on: { db: Connection }) => modelOn<WatchMute>(on.db, 'WatchMute', muteSchema);
