import { type Connection, Schema } from 'mongoose';
import { modelOn } from '../db/model-on.ts';

/** What a moderator may do: `content` decides posts and reports, `money` looks after orders, `owner` does both and names others. */
export type Role = 'content' | 'money' | 'owner';

export const ROLES: readonly Role[] = ['content', 'money', 'owner'];

/** Hours of the day in Asia/Yangon, 0–23; `from` 22 to `to` 7 runs over midnight. Equal hours never occur. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** A person, however many chats they use. Never deleted while something refers to it: a merged member points to the other. */
export interface Member {
  readonly _id: string;
  readonly name?: string;
  /** E.164. Shown only to employers this member applied to; not unique (families share phones). */
  readonly phone?: string;
  /** A line about experience. */
  readonly about?: string;
  /** The kept file (CV, photo or voice message) that goes along with applications. */
  readonly cv?: string;
  readonly status: 'active' | 'banned';
  readonly roles: Role[];
  /** The member that this one became, when two chats of one person were linked. Stays for ever: old ids keep working. */
  readonly mergedInto?: string;
  readonly notices: { readonly off: string[]; readonly quiet?: QuietHours };
  /** Agrees to be named among the month's best referrers. */
  readonly named?: boolean;
  readonly createdAt: Date;
  /** Raised by every act whose right rests on this member being active, so that a ban or a merge conflicts with it. */
  readonly acts: number;
}

const memberSchema = new Schema<Member>(
  {
    _id: { type: String, required: true },
    name: String,
    phone: String,
    about: String,
    cv: String,
    status: { type: String, enum: ['active', 'banned'], required: true },
    roles: { type: [String], enum: ROLES, default: [] },
    mergedInto: String,
    notices: { off: { type: [String], default: [] }, quiet: { type: { from: Number, to: Number }, _id: false } },
    named: Boolean,
    createdAt: { type: Date, required: true },
    acts: { type: Number, required: true, default: 0 },
  },
  { collection: 'members', versionKey: false },
);
memberSchema.index({ roles: 1 }, { partialFilterExpression: { 'roles.0': { $exists: true } } });
memberSchema.index({ mergedInto: 1 }, { partialFilterExpression: { mergedInto: { $exists: true } } });

/** The members of one database. Only core/members reads it; everybody else goes through the use cases. */
export const Members = (on: { db: Connection }) => modelOn(on.db, 'Member', memberSchema);
