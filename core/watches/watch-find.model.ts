import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import { DECLINE_REASONS, type DeclineReason } from './watch-limits.ts';

/** That a job was found for a member: they are told once, whatever number of their searches find it. */
export interface WatchFind {
  /** `MEMBER:JOB` */
  readonly _id: string;
  readonly member: string;
  readonly job: string;
  /** The search that found it. */
  readonly watch: string;
  /** `waiting` for the day's digest, or `told`. */
  readonly state: 'waiting' | 'told';
  readonly at: Date;
  readonly declined?: DeclineReason;
  readonly removeAt: Date;
}

const findSchema = new Schema<WatchFind>(
  {
    _id: { type: String, required: true },
    member: { type: String, required: true },
    job: { type: String, required: true },
    watch: { type: String, required: true },
    state: { type: String, required: true },
    at: { type: Date, required: true },
    declined: { type: String, enum: DECLINE_REASONS },
    removeAt: { type: Date, required: true },
  },
  { collection: 'watchFinds', versionKey: false },
);
findSchema.index({ member: 1, state: 1, at: 1 });
findSchema.index({ removeAt: 1 }, { expireAfterSeconds: 0 });

export const WatchFinds = (on: { db: Connection }) => modelOn<WatchFind>(on.db, 'WatchFind', findSchema);
