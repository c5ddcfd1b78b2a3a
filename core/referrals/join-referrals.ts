import type { Tx } from '../db/database.ts';
import { Referrals, type Referral } from './referral.model.ts';
import { tellReferrer } from './tell-referrer.ts';

/** A friend who came by links has arrived (chose a language, wrote the first message): `opened` becomes `joined`, and referrers are told. */
export async function joinReferrals(tx: Tx, friend: string): Promise<void> {
  const now = tx.clock.now();
  const opened = await Referrals(tx).find({ friend, state: 'opened', lapsesAt: { $gt: now } }, {}, { session: tx.session }).lean<Referral[]>();
  for (const referral of opened) {
    const joined = await Referrals(tx).findOneAndUpdate(
      { _id: referral._id, state: 'opened' },
      { $set: { state: 'joined', movedAt: now } },
      { session: tx.session, returnDocument: 'after' },
    ).lean<Referral>();
    if (joined) await tellReferrer(tx, joined);
  }
}
