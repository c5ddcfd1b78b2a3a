import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import { WATCH_PACES, type WatchPace } from './watch-limits.ts';

/** A search that a member saved, to be told of new jobs. */
export interface Watch {
  readonly _id: string;
  readonly member: string;
  /** Unique for the member, 0 … WATCHES_MAX − 1: nobody saves more, however many taps come at once. Higher ones came with a second chat that was linked. */
  readonly slot: number;
  /** The search as a button carries it (core/search/encode-query.ts). */
  readonly code: string;
  readonly pace: WatchPace;
  readonly createdAt: Date;
  /** When it was last written: how processes hear of it. */
  readonly changedAt: Date;
}

const watchSchema = new Schema<Watch>(
  {
    _id: { type: String, required: true },
    member: { type: String, required: true },
    slot: { type: Number, required: true },
    code: { type: String, required: true },
    pace: { type: String, enum: WATCH_PACES, required: true },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'watches', versionKey: false },
);
watchSchema.index({ member: 1, slot: 1 }, { unique: true });
watchSchema.index({ member: 1, code: 1 }, { unique: true });
watchSchema.index({ changedAt: 1 });

/** Saved searches; only core/watches reads them. */
export const Watches = (on: { db: Connection }) => modelOn<Watch>(on.db, 'Watch', watchSchema);
