import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { jobEscrow } from '../ledger/chart-of-accounts.ts';
import { postTransfer } from '../ledger/post-transfer.ts';
import { readBalance } from '../ledger/read-balance.ts';
import { readWallet } from '../ledger/read-wallet.ts';
import { BOUNTY, openingCost, type Bounty } from './bounty-rules.ts';
import { Openings } from './opening.model.ts';

export type HoldRefusal = 'insufficient_funds';

/**
 * Holds bounty and hiring fee in the employer's wallet, one pending transfer an opening, all or nothing. For core/jobs, which guards that it
 * happens once. Returns the kyat held. Refuses: insufficient_funds { available, needed, missing } over all openings.
 */
export async function holdOpenings(
  tx: Tx, { job, employer, bounty, count }: { job: string; employer: string; bounty: Bounty; count: number },
): Promise<Result<number, HoldRefusal>> {
  const cost = openingCost(bounty);
  const needed = cost * count;
  const wallet = await readWallet(tx, employer);
  const { available } = await readBalance(tx, wallet);
  if (available < needed) return refused('insufficient_funds', { available, needed, missing: needed - available });
  const all = await Openings(tx).countDocuments({ job }, { session: tx.session });
  for (let n = all + 1; n <= all + count; n++) {
    const id = `${job}:${n}`;
    const held = await postTransfer(tx, {
      key: `bounty:${id}:hold`, code: 'bounty_hold', debit: wallet, credit: jobEscrow(job), amount: cost, reference: `job:${job}`, pending: {},
    });
    if (!held.ok) return held.code === 'insufficient_funds' ? refused('insufficient_funds', { available, needed, missing: cost }) : unexpected(held.code);
    await Openings(tx).create([{
      _id: id, job, employer, state: 'held', bounty: bounty.amount, fee: BOUNTY.hiringFee, days: bounty.days, hold: held.value.transfer, heldAt: tx.clock.now(),
    }], { session: tx.session });
  }
  return ok(needed);
}

/** The wallet was found in this very transaction and the key is new: anything else that is refused is a bug. */
function unexpected(code: string): never {
  throw new Error(`the ledger refused to hold a bounty: ${code}`);
}
