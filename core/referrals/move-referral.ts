import type { Tx } from '../db/database.ts';
import { type ReferralState, statesBefore, WAITING_STATES } from './referral-state.ts';
import { Referrals, type Referral } from './referral.model.ts';
import { freePlace } from './count-month.ts';
import { tellReferrer } from './tell-referrer.ts';

/**
 * Moves the referral of a friend to a job, if there is one that has not lapsed and stands below `to`, and tells the referrer.
 * Called in the transaction that moves the application. One statement where there is none.
 */
export async function moveReferral(tx: Tx, move: { job: string; friend: string; to: ReferralState }): Promise<Referral | undefined> {
  const now = tx.clock.now();
  const from = statesBefore(move.to);
  const moved = await Referrals(tx).findOneAndUpdate(
    {
      job: move.job,
      friend: move.friend,
      $or: [
        { state: { $in: from.filter((state) => WAITING_STATES.includes(state)) }, lapsesAt: { $gt: now } },
        { state: { $in: from.filter((state) => !WAITING_STATES.includes(state)) } },
      ],
    },
    { $set: { state: move.to, movedAt: now } },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Referral>();
  if (!moved) return undefined;
  if (move.to === 'rejected' || move.to === 'lapsed') await freePlace(tx, moved);
  await tellReferrer(tx, moved);
  return moved;
}
