import { Schema, type Connection } from 'mongoose';
import type { Tx } from '../../core/db/database.ts';
import { modelOn } from '../../core/db/model-on.ts';
import { newId } from '../../core/db/new-id.ts';

/** One effect of one act. Nothing keeps it unique: an act that took effect twice left two. */
export interface Mark { readonly _id: string; readonly chat: string; readonly mark: string }

const markSchema = new Schema<Mark>({ _id: String, chat: String, mark: String }, { collection: 'marks', versionKey: false });
export const Marks = (on: { db: Connection }) => modelOn<Mark>(on.db, 'Mark', markSchema);

/** One effect, within the step's transaction. */
export async function leave(tx: Tx, chat: string, mark: string): Promise<void> {
  await Marks(tx).insertMany([{ _id: newId(), chat, mark }], { session: tx.session });
}
