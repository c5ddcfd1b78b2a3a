import { reassignApplications } from '../applications/reassign-applications.ts';
import { reassignOpenings } from '../bounties/reassign-openings.ts';
import { reassignCompany } from '../companies/reassign-company.ts';
import type { Tx } from '../db/database.ts';
import { reassignFiles } from '../files/reassign-files.ts';
import { reassignHires } from '../hires/reassign-hires.ts';
import { reassignJobs } from '../jobs/reassign-jobs.ts';
import { reassignSavedJobs } from '../jobs/reassign-saved-jobs.ts';
import { reassignIdentity } from '../identity/reassign-identity.ts';
import { mergeWallets } from '../ledger/merge-wallets.ts';
import { reassignOrders } from '../payments/reassign-orders.ts';
import { reassignPin } from '../pin/reassign-pin.ts';
import { reassignWithdrawals } from '../withdrawals/reassign-withdrawals.ts';
import { reassignReferrals } from '../referrals/reassign-referrals.ts';
import { reassignFinds } from '../watches/reassign-finds.ts';
import { reassignWatches } from '../watches/reassign-watches.ts';

/** Moves part of what `from` owns to `to` in one small transaction; returns how much is left (0 = this step is done). */
export type MergeStep = (tx: Tx, from: string, to: string) => Promise<number>;

const atOnce = (run: (tx: Tx, from: string, to: string) => Promise<unknown>): MergeStep => async (tx, from, to) => {
  await run(tx, from, to);
  return 0;
};

/**
 * Everything a member owns, by concept; each step may be run again and then changes nothing. Jobs go before applications, so
 * that an application to a job finds its employer; money last, when everything else is where it shall be.
 */
export const MERGE_STEPS: Readonly<Record<string, MergeStep>> = {
  company: atOnce(reassignCompany),
  jobs: reassignJobs,
  saved: atOnce(reassignSavedJobs),
  files: atOnce(reassignFiles),
  watches: atOnce(reassignWatches),
  finds: reassignFinds,
  applications: reassignApplications,
  referrals: reassignReferrals,
  openings: atOnce(reassignOpenings),
  hires: reassignHires,
  orders: atOnce(reassignOrders),
  identity: atOnce(reassignIdentity),
  withdrawals: atOnce(reassignWithdrawals),
  pin: atOnce(reassignPin), // before the money that it guards
  wallet: atOnce(async (tx, from, to) => {
    const moved = await mergeWallets(tx, from, to);
    if (!moved.ok) throw new Error(`the wallet of a merged member could not be moved: ${moved.code}`);
  }),
};
