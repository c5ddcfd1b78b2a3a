import type { Tx } from '../db/database.ts';
import { Hires, type Hire } from './hire.model.ts';
import { failReward } from './settle-reward.ts';

/** Hires moved at a time, so that a merge stays a series of small transactions. */
const REASSIGN_MAX = 20;
const OPEN = ['qualifying', 'disputed', 'review'] as const;

/**
 * Two chats became one person: hires of `from`, on any of the three sides, become those of `to`. A reward between a person and
 * themselves is given up, and the bounty goes back. Returns how many remain: the caller runs it again, in a transaction of its own,
 * until that is 0. Running it again changes nothing.
 */
export async function reassignHires(tx: Tx, from: string, to: string): Promise<number> {
  const query = { $or: [{ employer: from }, { member: from }, { referrer: from }] };
  const some = await Hires(tx).find(query, {}, { session: tx.session }).limit(REASSIGN_MAX).lean<Hire[]>();
  for (const hire of some) {
    const now = (id: string) => (id === from ? to : id);
    const sides = { employer: now(hire.employer), member: now(hire.member), ...(hire.referrer !== undefined && { referrer: now(hire.referrer) }) };
    const moved = await Hires(tx).findOneAndUpdate({ _id: hire._id }, { $set: sides }, { session: tx.session, returnDocument: 'after' }).orFail().lean<Hire>();
    const self = moved.referrer !== undefined && (moved.referrer === moved.member || moved.referrer === moved.employer);
    if (self && OPEN.some((state) => state === moved.state)) await failReward(tx, moved, 'self');
  }
  return some.length < REASSIGN_MAX ? 0 : Hires(tx).countDocuments(query, { session: tx.session });
}
