import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** A job that a member wants to find again. */
export interface SavedJob {
  readonly _id: string;
  readonly member: string;
  readonly job: string;
  readonly savedAt: Date;
}

const savedJobSchema = new Schema<SavedJob>(
  {
    _id: { type: String, required: true },
    member: { type: String, required: true },
    job: { type: String, required: true },
    savedAt: { type: Date, required: true },
  },
  { collection: 'savedJobs', versionKey: false },
);
savedJobSchema.index({ member: 1, job: 1 }, { unique: true });
savedJobSchema.index({ member: 1, savedAt: -1 });

export const SavedJobs = (on: { db: Connection }) => modelOn<SavedJob>(on.db, 'SavedJob', savedJobSchema);
