import { type Connection, Schema } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** That a chat shares its member with another chat. A person with one chat has no row. */
export interface LinkedChat {
  /** The conversation: `viber:AbC==`. */
  readonly _id: string;
  readonly member: string;
  readonly since: Date;
}

const linkedChatSchema = new Schema<LinkedChat>(
  { _id: { type: String, required: true }, member: { type: String, required: true }, since: { type: Date, required: true } },
  { collection: 'linked_chats', versionKey: false },
);
linkedChatSchema.index({ member: 1 });

export const LinkedChats = (on: { db: Connection }) => modelOn<LinkedChat>(on.db, 'LinkedChat', linkedChatSchema);
