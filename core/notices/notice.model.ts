import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { Notice } from './notice.ts';

const noticeSchema = new Schema<Notice>(
  {
    _id: { type: String, required: true },
    member: { type: String, required: true },
    kind: { type: String, required: true },
    params: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    dueAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    attempts: { type: Number, required: true },
    held: String,
    chat: String,
    removeAt: Date,
  },
  { collection: 'notices', versionKey: false, minimize: false },
);
noticeSchema.index({ dueAt: 1 }, { partialFilterExpression: { state: 'pending' } });
noticeSchema.index({ kind: 1, dueAt: 1 }, { partialFilterExpression: { state: 'pending' }, name: 'due_of_kind' });
noticeSchema.index({ member: 1, createdAt: 1 }, { partialFilterExpression: { state: 'pending' } });
noticeSchema.index({ removeAt: 1 }, { expireAfterSeconds: 0 });

export const Notices = (on: { db: Connection }) => modelOn<Notice>(on.db, 'Notice', noticeSchema);
