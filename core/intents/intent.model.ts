import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { Intent } from './intent.ts';

const intentSchema = new Schema<Intent>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    state: { type: String, required: true },
    dueAt: { type: Date, required: true },
    attempts: { type: Number, required: true },
    payload: { type: Schema.Types.Mixed, required: true },
    until: Date,
    error: String,
    removeAt: Date,
  },
  { collection: 'intents', versionKey: false, minimize: false },
);
intentSchema.index({ dueAt: 1 }, { partialFilterExpression: { state: { $in: ['pending', 'sending'] } } });
intentSchema.index({ removeAt: 1 }, { expireAfterSeconds: 0 });

export const Intents = (on: { db: Connection }) => modelOn<Intent>(on.db, 'Intent', intentSchema);
