import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { ReportReason } from './reasons.ts';

/** One member's report of one job. */
export interface Report {
  readonly _id: string;
  readonly job: string;
  readonly member: string;
  readonly reason: ReportReason;
  readonly text?: string;
  readonly at: Date;
}

const reportSchema = new Schema<Report>(
  {
    _id: { type: String, required: true },
    job: { type: String, required: true },
    member: { type: String, required: true },
    reason: { type: String, required: true },
    text: String,
    at: { type: Date, required: true },
  },
  { collection: 'reports', versionKey: false },
);
reportSchema.index({ job: 1, member: 1 }, { unique: true });
reportSchema.index({ job: 1, at: -1 });
reportSchema.index({ member: 1, at: -1 });

export const Reports = (on: { db: Connection }) => modelOn<Report>(on.db, 'Report', reportSchema);
