import { Schema, type Connection } from 'mongoose';
import type { Bounty } from '../bounties/bounty-rules.ts';
import { modelOn } from '../db/model-on.ts';
import type { Pay } from '../text/pay.ts';
import type { JobType } from './job-limits.ts';
import type { JobStatus } from './job-status.ts';

/** What an employer writes: everything a person reads on the card, and the phone that stays private. */
export interface JobText {
  /** A role of the vocabulary, when the title is one. */
  readonly role?: string;
  readonly title: string;
  /** One of the 54 categories. */
  readonly category: string;
  /** How many people are wanted. */
  readonly openings: number;
  /** A place of core/places, a township or town. */
  readonly place: string;
  readonly pay: Pay;
  readonly type: JobType;
  readonly description: string;
  /** A file of core/files. */
  readonly photo?: string;
  /** E.164; shown to nobody but moderators. */
  readonly contactPhone?: string;
  /** What whoever recommends a hired person gets, if the employer promises it; it counts while money is held (`bountyHeld`). */
  readonly bounty?: Bounty;
}

export interface Job extends JobText {
  readonly _id: string;
  readonly company: string;
  /** The company's name when the job was posted, so that a list of jobs is one statement. */
  readonly companyName: string;
  readonly employer: string;
  readonly status: JobStatus;
  /** Hidden by a moderator, or by reports: nobody but the employer and moderators sees it. */
  readonly hidden?: boolean;
  /** Raised by every submission, approval and renewal: of two tabs deciding one revision, one wins. */
  readonly revision: number;
  /** The place and all that contain it: township, city, state. */
  readonly placeAncestors: readonly string[];
  /** Of the normalised text: recognises the text of a rejected post. */
  readonly fingerprint: string;
  readonly submittedAt: Date;
  readonly openedAt?: Date;
  readonly expiresAt?: Date;
  readonly closedAt?: Date;
  /** Why it was rejected or taken down: a reason code of core/moderation, and what the moderator added. */
  readonly closeReason?: { readonly code: string; readonly text?: string };
  readonly featuredUntil?: Date;
  readonly applications: number;
  /** Openings for which the money of a bounty is held (core/bounties). */
  readonly bountyHeld?: number;
}

const payOf = { min: Number, max: Number, period: { type: String, required: true }, negotiable: { type: Boolean, required: true } };

const jobSchema = new Schema<Job>(
  {
    _id: { type: String, required: true },
    company: { type: String, required: true },
    companyName: { type: String, required: true },
    employer: { type: String, required: true },
    status: { type: String, required: true },
    hidden: Boolean,
    revision: { type: Number, required: true },
    role: String,
    title: { type: String, required: true },
    category: { type: String, required: true },
    openings: { type: Number, required: true },
    place: { type: String, required: true },
    placeAncestors: { type: [String], required: true },
    pay: { type: new Schema(payOf, { _id: false }), required: true },
    type: { type: String, required: true },
    description: { type: String, required: true },
    photo: String,
    contactPhone: String,
    bounty: { type: new Schema({ amount: { type: Number, required: true }, days: { type: Number, required: true } }, { _id: false }), default: undefined },
    bountyHeld: Number,
    fingerprint: { type: String, required: true },
    submittedAt: { type: Date, required: true },
    openedAt: Date,
    expiresAt: Date,
    closedAt: Date,
    closeReason: { type: new Schema({ code: { type: String, required: true }, text: String }, { _id: false }), default: undefined },
    featuredUntil: Date,
    applications: { type: Number, required: true },
  },
  { collection: 'jobs', versionKey: false },
);
const isOpen = { partialFilterExpression: { status: 'open' } };
jobSchema.index({ employer: 1, submittedAt: -1 });
jobSchema.index({ submittedAt: 1 }, { partialFilterExpression: { status: 'pending' }, name: 'queue' });
jobSchema.index({ openedAt: -1 }, { ...isOpen, name: 'open' });

export const Jobs = (on: { db: Connection }) => modelOn<Job>(on.db, 'Job', jobSchema);
