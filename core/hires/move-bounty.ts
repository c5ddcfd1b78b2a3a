import type { Opening } from '../bounties/opening.model.ts';
import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { jobEscrow } from '../ledger/chart-of-accounts.ts';
import { postLinked, type LinkedRequest } from '../ledger/post-linked.ts';
import { postPending } from '../ledger/post-pending.ts';
import { postTransfer } from '../ledger/post-transfer.ts';
import { readWallet } from '../ledger/read-wallet.ts';
import type { Hire } from './hire.model.ts';

/**
 * The hiring fee of a used opening: its hold is posted into the job's escrow (whole where the bounty stays at stake, otherwise the fee
 * alone, and the bounty is free in the employer's wallet at once), and the fee goes to the platform.
 */
export async function takeFee(tx: Tx, { opening, hire, whole }: { opening: Opening; hire: Hire; whole: boolean }): Promise<void> {
  must(await postPending(tx, { key: `hire:${hire._id}:take`, pending: opening.hold, ...(!whole && { amount: opening.fee }) }));
  must(await postTransfer(tx, {
    key: `hire:${hire._id}:fee`, code: 'hiring_fee', debit: jobEscrow(hire.job), credit: 'revenue:hiring', amount: opening.fee, reference: `hire:${hire._id}`,
  }));
}

/** Both shares of a bounty as linked pending transfers: they post, or are voided, together. */
export async function holdReward(tx: Tx, hire: Hire, referrer: string): Promise<{ reward: string; share: string }> {
  const escrow = jobEscrow(hire.job);
  const [reward, share] = must(await postLinked(tx, [
    { key: `hire:${hire._id}:reward:${referrer}`, code: 'reward', debit: escrow, credit: await readWallet(tx, referrer), amount: hire.reward, pending: {}, reference: `hire:${hire._id}` },
    { key: `hire:${hire._id}:share:${referrer}`, code: 'bounty_share', debit: escrow, credit: 'revenue:bounty', amount: hire.share, pending: {}, reference: `hire:${hire._id}` },
  ]));
  if (!reward || !share) throw new Error(`the reward of hire ${hire._id} was not held`);
  return { reward: reward.transfer, share: share.transfer };
}

/** Posts both shares; returns the receipt number of the reward. */
export async function postReward(tx: Tx, hire: Hire): Promise<string> {
  const { reward, share } = heldOf(hire);
  return linked(tx, [
    { post: { key: `hire:${hire._id}:reward:post`, pending: reward } },
    { post: { key: `hire:${hire._id}:share:post`, pending: share } },
  ]);
}

/** Voids both shares, and the bounty goes from the job's escrow back to the employer; returns the number of that receipt. */
export async function returnBounty(tx: Tx, hire: Hire): Promise<string> {
  const { reward, share } = heldOf(hire);
  return linked(tx, [
    {
      key: `hire:${hire._id}:return`, code: 'bounty_return', debit: jobEscrow(hire.job), credit: await readWallet(tx, hire.employer), amount: hire.bounty,
      reference: `hire:${hire._id}`,
    },
  ], [
    { void: { key: `hire:${hire._id}:reward:void`, pending: reward } },
    { void: { key: `hire:${hire._id}:share:void`, pending: share } },
  ]);
}

/** Does all of them or none, `before` first; the receipt of the first of `requests`. */
async function linked(tx: Tx, requests: readonly LinkedRequest[], before: readonly LinkedRequest[] = []): Promise<string> {
  const receipt = must(await postLinked(tx, [...before, ...requests]))[before.length];
  if (!receipt) throw new Error('a chain of transfers without a receipt');
  return receipt.transfer;
}

function heldOf(hire: Hire): NonNullable<Hire['held']> {
  if (!hire.held) throw new Error(`hire ${hire._id} holds no reward`);
  return hire.held;
}

/** Escrow is ours to move: what the ledger refuses here is a bug, and the whole act is undone. */
function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`the ledger refused to move a bounty: ${result.code}`);
  return result.value;
}
