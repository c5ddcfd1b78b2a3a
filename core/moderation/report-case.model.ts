import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** What moderators decide: all reports of one job together. New reports open a decided case again. */
export interface ReportCase {
  /** The job's id. */
  readonly _id: string;
  readonly state: 'open' | 'decided';
  /** Reports since the last decision, each of another member. */
  readonly reports: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly decision?: 'dismissed' | 'hidden' | 'taken_down' | 'banned';
}

const reportCaseSchema = new Schema<ReportCase>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true },
    reports: { type: Number, required: true },
    firstAt: { type: Date, required: true },
    lastAt: { type: Date, required: true },
    decision: String,
  },
  { collection: 'reportCases', versionKey: false },
);
reportCaseSchema.index({ firstAt: 1 }, { partialFilterExpression: { state: 'open' }, name: 'open' });

export const ReportCases = (on: { db: Connection }) => modelOn<ReportCase>(on.db, 'ReportCase', reportCaseSchema);
