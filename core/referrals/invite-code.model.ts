import { type Connection, Schema } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** A member's personal code in links. Stays with the member id it was made for; a merged member is resolved when it is used. */
export interface InviteCode {
  /** The code. */
  readonly _id: string;
  readonly member: string;
}

const inviteCodeSchema = new Schema<InviteCode>(
  { _id: { type: String, required: true }, member: { type: String, required: true } },
  { collection: 'invite_codes', versionKey: false },
);
inviteCodeSchema.index({ member: 1 }, { unique: true });

export const InviteCodes = (on: { db: Connection }) => modelOn<InviteCode>(on.db, 'InviteCode', inviteCodeSchema);
