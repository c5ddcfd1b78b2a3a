import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { Accounts, emptyAccount, type Account } from './account.model.ts';
import { available, heldOf, postedBalance, takenBy, type Change } from './change.ts';
import { kindOfAccount, type Side } from './chart-of-accounts.ts';

/** Where an entry stands in its account. */
export interface Position {
  readonly seq: number;
  readonly at: Date;
  readonly balance: number;
  readonly held: number;
  /** The account has been closed: what is free in it belongs elsewhere. */
  readonly closed: boolean;
}

export type GuardRefusal = 'insufficient_funds' | 'account_closed';

/**
 * Books a change in a guarded account and numbers the entry, in one conditional update: what may not go below zero does not — held
 * money counts as gone — whoever else is at work. An account that does not exist is opened by its first credit.
 * Refuses: insufficient_funds { available, needed }, account_closed { account }.
 */
export async function guardAccount(tx: Tx, change: Change): Promise<Result<Position, GuardRefusal>> {
  const { account: code, side, amount, pending, closedToo } = change;
  const now = tx.clock.now();
  const needed = takenBy(change);
  const sums = { [POSTED[side]]: amount, [PENDING[side]]: pending };
  const account = await Accounts(tx).findOneAndUpdate(
    {
      _id: code, ...(!closedToo && { status: 'open' as const }),
      ...(needed > 0 && { $expr: { $gte: [availableExpression(kindOfAccount(code).normalSide), needed] } }),
    },
    { $inc: { ...sums, seq: 1 }, $max: { lastAt: now }, $set: { unsealed: true as const } },
    { session: tx.session, returnDocument: 'after', lean: true },
  );
  if (account) return ok(positionIn(account));

  const existing = await Accounts(tx).findById(code, null, { session: tx.session, lean: true });
  if (existing?.status === 'closed' && !closedToo) return refused('account_closed', { account: code });
  if (existing || needed > 0) return refused('insufficient_funds', { available: existing ? available(existing) : 0, needed });
  const opened: Account = { ...emptyAccount(code, now), ...sums, seq: 1, lastAt: now, unsealed: true };
  await Accounts(tx).create([opened], { session: tx.session });
  return ok(positionIn(opened));
}

/** Where the last entry of an account stands. */
export function positionIn(account: Account): Position {
  const { seq, lastAt, openedAt, status } = account;
  return { seq, at: lastAt ?? openedAt, balance: postedBalance(account), held: heldOf(account), closed: status === 'closed' };
}

export const POSTED = { debit: 'postedDebit', credit: 'postedCredit' } as const satisfies Record<Side, keyof Account>;
export const PENDING = { debit: 'pendingDebit', credit: 'pendingCredit' } as const satisfies Record<Side, keyof Account>;

function availableExpression(normalSide: Side) {
  return normalSide === 'credit'
    ? { $subtract: ['$postedCredit', { $add: ['$postedDebit', '$pendingDebit'] }] }
    : { $subtract: ['$postedDebit', { $add: ['$postedCredit', '$pendingCredit'] }] };
}
