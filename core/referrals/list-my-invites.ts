import { splitBounty } from '../bounties/bounty-rules.ts';
import type { Reader } from '../db/database.ts';
import { findHiresOf } from '../hires/find-hire.ts';
import type { Hire } from '../hires/hire.model.ts';
import { findJobs } from '../jobs/find-job.ts';
import type { Job } from '../jobs/job.model.ts';
import { findMembers } from '../members/find-member.ts';
import { type ReferralState, stateAt, WAITING_STATES } from './referral-state.ts';
import { Referrals, type Referral, type Uncounted } from './referral.model.ts';

/** Invites on one page. */
export const INVITES_PER_PAGE = 8;

/** What a friend is worth to who recommended them, in kyat, from when to when. */
export type Worth =
  /** If they apply before `until` and are hired. */
  | { readonly kind: 'could'; readonly amount: number; readonly until: Date }
  /** They have applied: if they are hired. */
  | { readonly kind: 'running'; readonly amount: number }
  /** They were hired: the day on which it is paid, if they stay; `asking` while both sides are asked. */
  | { readonly kind: 'waits'; readonly amount: number; readonly from: Date; readonly until: Date; readonly asking: boolean }
  | { readonly kind: 'watched'; readonly amount: number; readonly signals: Hire['signals'] }
  | { readonly kind: 'paid'; readonly amount: number; readonly at: Date }
  | { readonly kind: 'failed'; readonly amount: number; readonly why: NonNullable<Hire['why']> }
  /** It can earn nothing. */
  | { readonly kind: 'nothing'; readonly why: Uncounted | 'used_up' | 'taken_back' };

export interface Invite {
  readonly id: string;
  readonly job: string;
  readonly jobTitle: string;
  /** The friend's name as they gave it; absent before they have. Nothing else of them is told. */
  readonly friendName?: string;
  readonly state: ReferralState;
  readonly movedAt: Date;
  /** Absent where no bounty is at stake. */
  readonly worth?: Worth;
}

/** A member's invites, last moved first, each with its state and its worth as they are now. Pages count from 0. */
export async function listMyInvites(reader: Reader, input: { member: string; page?: number }): Promise<{ invites: Invite[]; total: number }> {
  const query = { referrer: input.member };
  const rows = await Referrals(reader)
    .find(query, {}, { session: reader.session })
    .sort({ movedAt: -1, _id: 1 })
    .skip((input.page ?? 0) * INVITES_PER_PAGE)
    .limit(INVITES_PER_PAGE)
    .lean<Referral[]>();
  const total = await Referrals(reader).countDocuments(query, { session: reader.session });
  return { total, invites: await asInvites(reader, rows) };
}

/** One of a member's invites; `undefined` for another's. */
export async function findMyInvite(reader: Reader, { member, referral }: { member: string; referral: string }): Promise<Invite | undefined> {
  const row = await Referrals(reader).findOne({ _id: referral, referrer: member }, {}, { session: reader.session }).lean<Referral>();
  return row ? (await asInvites(reader, [row]))[0] : undefined;
}

async function asInvites(reader: Reader, rows: readonly Referral[]): Promise<Invite[]> {
  const friends = await findMembers(reader, rows.map((row) => row.friend));
  const jobs = new Map((await findJobs(reader, rows.map((row) => row.job))).map((job) => [job._id, job]));
  const hires = await findHiresOf(reader, { referrals: rows.map((row) => row._id) });
  const now = reader.clock.now();
  return rows.map((row) => {
    const name = friends.get(row.friend)?.name;
    const worth = worthOf(row, { job: jobs.get(row.job), hire: hires.get(row._id), now });
    return { id: row._id, job: row.job, jobTitle: row.jobTitle, ...(name && { friendName: name }), state: stateAt(row, now), movedAt: row.movedAt, ...(worth && { worth }) };
  });
}

function worthOf(row: Referral, { job, hire, now }: { job: Job | undefined; hire: Hire | undefined; now: Date }): Worth | undefined {
  if (hire && hire.state !== 'plain') return worthOfHire(hire);
  if (hire?.promised !== undefined) return { kind: 'nothing', why: 'taken_back' };
  if (!job?.bounty) return undefined;
  if (row.uncounted) return { kind: 'nothing', why: row.uncounted };
  if (hire) return { kind: 'nothing', why: 'used_up' };
  const state = stateAt(row, now);
  const amount = splitBounty(job.bounty.amount).reward;
  if (state === 'rejected' || state === 'lapsed' || (job.bountyHeld ?? 0) === 0) return undefined;
  return WAITING_STATES.includes(state) ? { kind: 'could', amount, until: row.lapsesAt } : { kind: 'running', amount };
}

function worthOfHire({ state, reward: amount, watch, signals, hiredAt, qualifiesAt, endedAt, round, why = 'left' }: Hire): Worth {
  if (state === 'rewarded') return { kind: 'paid', amount, at: endedAt ?? qualifiesAt };
  if (state === 'failed') return { kind: 'failed', amount, why };
  if (watch === 'open') return { kind: 'watched', amount, signals };
  return { kind: 'waits', amount, from: hiredAt, until: qualifiesAt, asking: round !== undefined };
}
