import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { extendFeature } from '../jobs/extend-feature.ts';
import { findJob } from '../jobs/find-job.ts';
import { postTransfer, type TransferRefusal } from '../ledger/post-transfer.ts';
import { memberWallet, type AccountCode } from '../ledger/chart-of-accounts.ts';
import { readWallet } from '../ledger/read-wallet.ts';
import { proves, type PinProof } from '../pin/pin-proof.ts';
import { FEATURE } from './payment-rules.ts';

export interface Featured {
  readonly until: Date;
  /** The receipt number. */
  readonly receipt: string;
  /** What it cost, in kyat. */
  readonly price: number;
}

export type FeatureRefusal = TransferRefusal | 'job_not_found' | 'job_not_open' | 'pin_needed';

/**
 * Features a member's own open job for seven days more, paid from their wallet. `request` names this one wish (a form's token):
 * the same wish again neither costs nor adds anything. Refuses: insufficient_funds { available, needed }, job_not_found
 * (another's job too), job_not_open, pin_needed (the proof is not of this member's PIN), and what postTransfer refuses.
 */
export async function featureJob(tx: Tx, input: { member: string; job: string; request: string; proof: PinProof }): Promise<Result<Featured, FeatureRefusal>> {
  const { member, job, request, proof } = input;
  if (!proves(proof, member, tx.clock.now())) return refused('pin_needed');
  const payFrom = (debit: AccountCode) => postTransfer(tx, {
    key: `feature:${job}:${request}`, code: 'feature', debit, credit: 'revenue:featured', amount: FEATURE.price, reference: `job:${job}`, textKey: 'wallet:entry.feature',
  });
  const tried = await payFrom(memberWallet(member));
  const paid = !tried.ok && tried.code === 'account_closed' ? await payFrom(await readWallet(tx, member)) : tried; // their chats are becoming one person
  if (!paid.ok) return (await findJob(tx, job))?.employer === member ? paid : refused('job_not_found'); // of another's job nothing is told
  const days = paid.value.repeated ? 0 : FEATURE.days;
  const extended = await extendFeature(tx, { job, employer: member, days });
  if (!extended.ok) return extended;
  return ok({ until: extended.value, receipt: paid.value.transfer, price: FEATURE.price });
}
