import type { Tx } from '../db/database.ts';
import { notify } from '../notices/notify.ts';
import type { Referral } from './referral.model.ts';

/** Tells the referrer where their friend stands now; once a state. */
export async function tellReferrer(tx: Tx, referral: Referral): Promise<void> {
  await notify(tx, {
    id: `referral:${referral._id}:${referral.state}`,
    member: referral.referrer,
    kind: 'referral.moved',
    params: { referral: referral._id, state: referral.state, friend: referral.friend, job: referral.job, jobTitle: referral.jobTitle },
  });
}
