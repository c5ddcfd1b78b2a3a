import type { Tx } from '../db/database.ts';
import { furtherState } from './referral-state.ts';
import { Referrals, type Referral } from './referral.model.ts';

/** Referrals moved at a time, so that a merge stays a series of small transactions. */
const REASSIGN_MAX = 50;

/**
 * Two chats became one person: referrals of `from`, on either side, become those of `to`. One between the two lapses; of two
 * for the same job and friend the link opened first stays, at the further state. Returns how many remain: the caller runs it
 * again, in a transaction of its own, until that is 0. Running it again changes nothing.
 */
export async function reassignReferrals(tx: Tx, from: string, to: string): Promise<number> {
  const query = { $or: [{ referrer: from }, { friend: from }] };
  const some = await Referrals(tx).find(query, {}, { session: tx.session }).limit(REASSIGN_MAX).lean<Referral[]>();
  for (const referral of some) await reassign(tx, referral, from, to);
  return some.length < REASSIGN_MAX ? 0 : Referrals(tx).countDocuments(query, { session: tx.session });
}

async function reassign(tx: Tx, referral: Referral, from: string, to: string): Promise<void> {
  const referrer = referral.referrer === from ? to : referral.referrer;
  const friend = referral.friend === from ? to : referral.friend;
  const other = friend === referral.friend
    ? undefined
    : await Referrals(tx).findOne({ job: referral.job, friend }, {}, { session: tx.session }).lean<Referral>();
  if (other) {
    const first = other.openedAt <= referral.openedAt ? other : referral;
    const kept = { ...first, referrer: first.referrer === from ? to : first.referrer, state: furtherState(referral.state, other.state) };
    await Referrals(tx).deleteOne({ _id: referral._id }, { session: tx.session });
    await settle(tx, other._id, { ...kept, friend });
    return;
  }
  await settle(tx, referral._id, { ...referral, referrer, friend });
}

/** Writes a reassigned referral into the row `id`; nobody refers themselves. */
async function settle(tx: Tx, id: string, referral: Referral): Promise<void> {
  const { referrer, friend, openedAt, lapsesAt, movedAt } = referral;
  const state = referrer === friend ? 'lapsed' : referral.state;
  await Referrals(tx).updateOne({ _id: id }, { $set: { referrer, friend, openedAt, lapsesAt, movedAt, state } }, { session: tx.session });
}
