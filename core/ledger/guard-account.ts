import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { Accounts, emptyAccount, type Account } from './account.model.ts';
import { kindOfAccount, type AccountCode, type Side } from './chart-of-accounts.ts';

/** Where an entry stands in its account. */
export interface Position {
  readonly seq: number;
  readonly balance: number;
}

export type GuardRefusal = 'insufficient_funds' | 'account_closed';

/**
 * Adds `amount` kyat to one side of a guarded account and numbers the entry, in one conditional update: what may not go below
 * zero does not, whoever else is at work. An account that does not exist is opened by its first credit.
 * Refuses: insufficient_funds { available, needed }, account_closed.
 */
export async function guardAccount(tx: Tx, code: AccountCode, side: Side, amount: number): Promise<Result<Position, GuardRefusal>> {
  const { normalSide, limit } = kindOfAccount(code);
  const guarded = limit === 'not_below_zero' && side !== normalSide;
  const sum = side === 'debit' ? 'postedDebit' : 'postedCredit';
  const account = await Accounts(tx).findOneAndUpdate(
    { _id: code, status: 'open', ...(guarded && { $expr: { $gte: [availableExpression(normalSide), amount] } }) },
    { $inc: { [sum]: amount, seq: 1 } },
    { session: tx.session, returnDocument: 'after', lean: true },
  );
  if (account) return ok({ seq: account.seq, balance: postedBalance(account) });

  const existing = await Accounts(tx).findById(code, null, { session: tx.session, lean: true });
  if (existing?.status === 'closed') return refused('account_closed');
  if (existing || guarded) return refused('insufficient_funds', { available: existing ? available(existing) : 0, needed: amount });
  const opened: Account = { ...emptyAccount(code, tx.clock.now()), [sum]: amount, seq: 1 };
  await Accounts(tx).create([opened], { session: tx.session });
  return ok({ seq: 1, balance: postedBalance(opened) });
}

/** The posted balance on the account's normal side, in kyat. */
export function postedBalance(account: Account): number {
  const net = account.postedCredit - account.postedDebit;
  return kindOfAccount(account._id).normalSide === 'credit' ? net : 0 - net;
}

/** What may still leave: the posted balance less what is held. */
export function available(account: Account): number {
  const held = kindOfAccount(account._id).normalSide === 'credit' ? account.pendingDebit : account.pendingCredit;
  return postedBalance(account) - held;
}

function availableExpression(normalSide: Side) {
  return normalSide === 'credit'
    ? { $subtract: ['$postedCredit', { $add: ['$postedDebit', '$pendingDebit'] }] }
    : { $subtract: ['$postedDebit', { $add: ['$postedCredit', '$pendingCredit'] }] };
}
