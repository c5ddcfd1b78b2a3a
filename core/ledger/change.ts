import type { AccountCode, Side } from './chart-of-accounts.ts';
import { kindOfAccount } from './chart-of-accounts.ts';
import type { Account } from './account.model.ts';
import type { Transfer } from './transfer.model.ts';

/** What a transfer does to one of its accounts. */
export interface Change {
  readonly account: AccountCode;
  readonly side: Side;
  /** Kyat posted on that side. */
  readonly amount: number;
  /** Kyat by which that side's pending sum changes. */
  readonly pending: number;
  /** The end of a hold reaches a closed account too; nothing else does. */
  readonly closedToo: boolean;
}

/** What a transfer does to the account on one side. Both sides change by the same sums: double entry. */
export function changeOf(transfer: Pick<Transfer, 'kind' | 'amount' | 'held' | 'debit' | 'credit'>, side: Side): Change {
  const { kind = 'plain', amount, held = 0 } = transfer;
  const at = { account: transfer[side], side };
  switch (kind) {
    case 'plain': case 'reversal': return { ...at, amount, pending: 0, closedToo: false };
    case 'pending': return { ...at, amount: 0, pending: amount, closedToo: false };
    case 'post': return { ...at, amount, pending: -held, closedToo: true };
    case 'void': case 'expire': return { ...at, amount: 0, pending: -held, closedToo: true };
  }
}

/** Kyat that a change takes from what may leave the account; 0 or less when it needs nothing, or the account has no limit. */
export function takenBy(change: Change): number {
  const { normalSide, limit } = kindOfAccount(change.account);
  return limit === 'not_below_zero' && change.side !== normalSide ? change.amount + change.pending : 0;
}

/** The posted balance on the account's normal side, in kyat. */
export function postedBalance(account: Account): number {
  const net = account.postedCredit - account.postedDebit;
  return kindOfAccount(account._id).normalSide === 'credit' ? net : 0 - net;
}

/** What is held against that balance. */
export function heldOf(account: Account): number {
  return kindOfAccount(account._id).normalSide === 'credit' ? account.pendingDebit : account.pendingCredit;
}

/** What may still leave: the posted balance less what is held. */
export function available(account: Account): number {
  return postedBalance(account) - heldOf(account);
}
