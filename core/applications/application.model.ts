import { type Connection, Schema } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { RejectionReason, Stage } from './application-stage.ts';

/** When and where an interview is, in the employer's words. */
export interface Interview {
  readonly when: string;
  readonly where: string;
  /** The day that `when` was understood as; unset where it named none (and in interviews of before 2026-11-21). */
  readonly at?: Date;
  /** `at` is a time of that day, and not only the day. */
  readonly timed?: boolean;
}

/** Why not: a code for which every language has words, and what the employer added in theirs. */
export interface Rejection {
  readonly code: RejectionReason;
  readonly text?: string;
}

/** That a member wants a job. One a job and member. */
export interface Application {
  readonly _id: string;
  readonly job: string;
  /** Title and company when it was sent, so that a list is one statement. */
  readonly jobTitle: string;
  readonly companyName: string;
  readonly member: string;
  /** The job's employer: every right over an application is compared with this. */
  readonly employer: string;
  readonly stage: Stage;
  /** What the applicant wrote for this job. */
  readonly about?: string;
  /** Kept files of core/files that the employer may open. */
  readonly files: string[];
  readonly interview?: Interview;
  readonly rejection?: Rejection;
  /** Every stage with its time, oldest first. */
  readonly history: { readonly stage: Stage; readonly at: Date }[];
  readonly submittedAt: Date;
  readonly movedAt: Date;
}

const nothingById = { _id: false } as const;
const applicationSchema = new Schema<Application>(
  {
    _id: { type: String, required: true },
    job: { type: String, required: true },
    jobTitle: { type: String, required: true },
    companyName: { type: String, required: true },
    member: { type: String, required: true },
    employer: { type: String, required: true },
    stage: { type: String, required: true },
    about: String,
    files: { type: [String], required: true },
    interview: { type: new Schema({ when: { type: String, required: true }, where: { type: String, required: true }, at: Date, timed: Boolean }, nothingById), default: undefined },
    rejection: { type: new Schema({ code: { type: String, required: true }, text: String }, nothingById), default: undefined },
    history: { type: [new Schema({ stage: { type: String, required: true }, at: { type: Date, required: true } }, nothingById)], required: true },
    submittedAt: { type: Date, required: true },
    movedAt: { type: Date, required: true },
  },
  { collection: 'applications', versionKey: false },
);
applicationSchema.index({ job: 1, member: 1 }, { unique: true });
applicationSchema.index({ member: 1, submittedAt: -1 });
applicationSchema.index({ employer: 1, submittedAt: -1 });

export const Applications = (on: { db: Connection }) => modelOn<Application>(on.db, 'Application', applicationSchema);
