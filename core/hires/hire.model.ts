import { Schema, type Connection } from 'mongoose';
import { modelOn } from '../db/model-on.ts';
import type { Signal } from './hire-rules.ts';

/** What one side says about whether the person still works there. */
export type HireAnswer = 'stays' | 'left';
export type HireSide = 'employer' | 'member';
/** The two questions: at half of the qualifying period, and at its end. */
export type HireRound = 'half' | 'end';

/**
 * `plain`: nothing is held (no referrer who counts, no bounty, or one that was taken back: then with `watch`); `qualifying`: the reward waits for its day;
 * `disputed`: the two sides differ, a person decides; `review`: the day has come and a person looks at the signals;
 * `rewarded` and `failed` are final.
 */
export type HireState = 'plain' | 'qualifying' | 'disputed' | 'review' | 'rewarded' | 'failed';

/** That an employer has hired somebody, and what becomes of the bounty. One an application. */
export interface Hire {
  /** The application's id. */
  readonly _id: string;
  readonly job: string;
  readonly jobTitle: string;
  readonly companyName: string;
  readonly employer: string;
  /** Who was hired. */
  readonly member: string;
  /** Who recommended them, when that counts. */
  readonly referrer?: string;
  readonly referral?: string;
  readonly state: HireState;
  /** Kyat; 0 where nothing was held. `reward` and `share` are together the bounty. */
  readonly bounty: number;
  readonly fee: number;
  readonly reward: number;
  readonly share: number;
  /** Kyat that the referrer would have had, where the employer took the bounty back before the hire. */
  readonly promised?: number;
  /** The linked pending transfers from the job's escrow. */
  readonly held?: { readonly reward: string; readonly share: string };
  readonly hiredAt: Date;
  /** When the reward is earned, if they stay. */
  readonly qualifiesAt: Date;
  /** The question that is open, and until when. */
  readonly round?: HireRound;
  readonly closesAt?: Date;
  readonly answers: { readonly [R in HireRound]?: { readonly [S in HireSide]?: HireAnswer } };
  readonly signals: readonly Signal[];
  /** Whether a person has looked at the signals. */
  readonly watch?: 'open' | 'cleared';
  /** What a person decided last. */
  readonly decision?: { readonly by: string; readonly verdict: string; readonly note: string; readonly at: Date };
  readonly endedAt?: Date;
  /** Why it failed: they left, a person refused it, or the two turned out to be one person. */
  readonly why?: 'left' | 'refused' | 'self';
}

const nothingById = { _id: false } as const;
const sides = new Schema({ employer: String, member: String }, nothingById);
const hireSchema = new Schema<Hire>(
  {
    _id: { type: String, required: true },
    job: { type: String, required: true },
    jobTitle: { type: String, required: true },
    companyName: { type: String, required: true },
    employer: { type: String, required: true },
    member: { type: String, required: true },
    referrer: String,
    referral: String,
    state: { type: String, enum: ['plain', 'qualifying', 'disputed', 'review', 'rewarded', 'failed'], required: true },
    bounty: { type: Number, required: true },
    fee: { type: Number, required: true },
    reward: { type: Number, required: true },
    share: { type: Number, required: true },
    promised: Number,
    held: { type: new Schema({ reward: { type: String, required: true }, share: { type: String, required: true } }, nothingById), default: undefined },
    hiredAt: { type: Date, required: true },
    qualifiesAt: { type: Date, required: true },
    round: String,
    closesAt: Date,
    answers: { type: new Schema({ half: sides, end: sides }, nothingById), required: true },
    signals: { type: [String], required: true },
    watch: String,
    decision: { type: new Schema({ by: { type: String, required: true }, verdict: { type: String, required: true }, note: { type: String, required: true }, at: { type: Date, required: true } }, nothingById), default: undefined },
    endedAt: Date,
    why: String,
  },
  { collection: 'hires', versionKey: false, minimize: false },
);
hireSchema.index({ referrer: 1, hiredAt: -1 }, { partialFilterExpression: { referrer: { $exists: true } } });
hireSchema.index({ employer: 1, hiredAt: -1 });
hireSchema.index({ member: 1, hiredAt: -1 });
hireSchema.index({ job: 1 });
hireSchema.index({ referral: 1 }, { partialFilterExpression: { referral: { $exists: true } } });
hireSchema.index({ hiredAt: 1 }, { name: 'month' });
hireSchema.index({ qualifiesAt: 1 }, { partialFilterExpression: { state: { $in: ['disputed', 'review'] } }, name: 'disputes' });
hireSchema.index({ hiredAt: 1, _id: 1 }, { partialFilterExpression: { watch: 'open' }, name: 'watched' });

export const Hires = (on: { db: Connection }) => modelOn<Hire>(on.db, 'Hire', hireSchema);
