import type { Reader } from '../db/database.ts';
import { findMembers } from '../members/find-member.ts';
import { type ReferralState, stateAt } from './referral-state.ts';
import { Referrals, type Referral } from './referral.model.ts';

/** Invites on one page. */
export const INVITES_PER_PAGE = 8;

export interface Invite {
  readonly id: string;
  readonly job: string;
  readonly jobTitle: string;
  /** The friend's name as they gave it; absent before they have. Nothing else of them is told. */
  readonly friendName?: string;
  readonly state: ReferralState;
  readonly movedAt: Date;
}

/** A member's invites, last moved first, each with its state as it is now. Pages count from 0. */
export async function listMyInvites(reader: Reader, input: { member: string; page?: number }): Promise<{ invites: Invite[]; total: number }> {
  const query = { referrer: input.member };
  const rows = await Referrals(reader)
    .find(query, {}, { session: reader.session })
    .sort({ movedAt: -1, _id: 1 })
    .skip((input.page ?? 0) * INVITES_PER_PAGE)
    .limit(INVITES_PER_PAGE)
    .lean<Referral[]>();
  const total = await Referrals(reader).countDocuments(query, { session: reader.session });
  const friends = await findMembers(reader, rows.map((row) => row.friend));
  const now = reader.clock.now();
  return {
    total,
    invites: rows.map((row) => {
      const name = friends.get(row.friend)?.name;
      return { id: row._id, job: row.job, jobTitle: row.jobTitle, ...(name && { friendName: name }), state: stateAt(row, now), movedAt: row.movedAt };
    }),
  };
}
