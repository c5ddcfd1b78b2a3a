import type { Tx } from '../db/database.ts';
import { freePlace } from './count-month.ts';
import { Referrals, type Referral } from './referral.model.ts';

/** What became of a hire is what became of its referral. The referrer is told by whoever ends it. */
export async function endReferral(tx: Tx, referral: string, state: 'rewarded' | 'rejected'): Promise<void> {
  const ended = await Referrals(tx).findOneAndUpdate(
    { _id: referral, state: 'hired' }, { $set: { state, movedAt: tx.clock.now() } }, { session: tx.session, returnDocument: 'after' },
  ).lean<Referral>();
  if (ended) await freePlace(tx, ended);
}
