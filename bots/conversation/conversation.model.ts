import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../../core/db/model-on.ts';
import type { Conversation } from './conversation.ts';

/**
 * The schema names what is indexed and read elsewhere; the hot path (conversation-store.ts) writes the documents through the
 * driver, as they are typed in conversation.ts.
 */
const conversationSchema = new Schema<Conversation>(
  {
    _id: { type: String, required: true },
    channel: { type: String, required: true },
    chat: { type: String, required: true },
    seq: { type: Number, required: true },
    member: String,
    language: String,
    lastInboundAt: Date,
    dueAt: Date,
    left: Boolean,
  },
  { collection: 'conversations', versionKey: false, strict: false, minimize: false },
);
conversationSchema.index({ member: 1 }); // a member has one or two chats: their order needs no index that every message would move
conversationSchema.index({ dueAt: 1 }, { sparse: true });

export const Conversations = (on: { db: Connection }) => modelOn<Conversation>(on.db, 'Conversation', conversationSchema);
