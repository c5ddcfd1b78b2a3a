import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/**
 * Where the post of a job stands. `wanted → sending → posted`. `skipped`: the job was closed before it was posted; it is wanted again when the
 * job is open again. `unknown`: the channel did not say whether it took the post; `failed`: it refused it: both wait for a
 * moderator. `dropped`: a moderator gave it up, for good.
 */
export type AnnouncementState = 'wanted' | 'sending' | 'posted' | 'skipped' | 'unknown' | 'failed' | 'dropped';

/** The one post of one job in the channel. */
export interface Announcement {
  /** The job's id. */
  readonly _id: string;
  readonly state: AnnouncementState;
  /** Raised when it is wanted again; part of the id of the intent that posts. */
  readonly round: number;
  /** Raised by each change of the job since; part of the id of the intent that edits. */
  readonly edits: number;
  /** The channel's message, once posted. */
  readonly message?: string;
  /** Its place in the queue at the channel's pace. */
  readonly slotAt?: Date;
  readonly changedAt: Date;
  /** Why it is unknown or failed, in the channel's words. */
  readonly error?: string;
}

const announcementSchema = new Schema<Announcement>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true },
    round: { type: Number, required: true },
    edits: { type: Number, required: true },
    message: String,
    slotAt: Date,
    changedAt: { type: Date, required: true },
    error: String,
  },
  { collection: 'announcements', versionKey: false },
);
announcementSchema.index({ changedAt: 1 }, { partialFilterExpression: { state: { $in: ['unknown', 'failed'] } }, name: 'cases' });

export const Announcements = (on: { db: Connection }) => modelOn<Announcement>(on.db, 'Announcement', announcementSchema);
