import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/**
 * The post of one job in the channel. `wanted → sending → posted`; `unknown` when the channel did not say whether it took the
 * post: then a moderator decides, it is never sent twice by itself. `dropped`: a moderator gave it up, or the channel refused it.
 */
export interface Announcement {
  /** The job's id: a job has one post, ever. */
  readonly _id: string;
  readonly state: 'wanted' | 'sending' | 'posted' | 'unknown' | 'dropped';
  /** Raised by each decision to send again; part of the intent's id. */
  readonly round: number;
  /** Raised by each change of the job after it was announced; part of the id of the edit's intent. */
  readonly edits: number;
  /** The channel's message, once posted. */
  readonly message?: string;
  readonly changedAt: Date;
  /** Why it is unknown or dropped, in the channel's words. */
  readonly error?: string;
}

const announcementSchema = new Schema<Announcement>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true },
    round: { type: Number, required: true },
    edits: { type: Number, required: true },
    message: String,
    changedAt: { type: Date, required: true },
    error: String,
  },
  { collection: 'announcements', versionKey: false },
);
announcementSchema.index({ changedAt: 1 }, { partialFilterExpression: { state: 'unknown' }, name: 'cases' });

export const Announcements = (on: { db: Connection }) => modelOn<Announcement>(on.db, 'Announcement', announcementSchema);
