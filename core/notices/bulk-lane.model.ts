import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** How much the bulk lane may still do now: one row for all processes. */
export interface BulkLane {
  readonly _id: string;
  readonly allowance: number;
  readonly at: Date;
}

const laneSchema = new Schema<BulkLane>(
  { _id: { type: String, required: true }, allowance: { type: Number, required: true }, at: { type: Date, required: true } },
  { collection: 'bulkLanes', versionKey: false },
);

export const BulkLanes = (on: { db: Connection }) => modelOn<BulkLane>(on.db, 'BulkLane', laneSchema);
