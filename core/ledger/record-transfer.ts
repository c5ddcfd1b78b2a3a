import mongoose from 'mongoose';
import { isDuplicateKey, type Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { runWrite } from '../db/run-write.ts';
import { ok, type Result } from '../errors.ts';
import { changeOf, type Change } from './change.ts';
import { kindOfAccount, type Side } from './chart-of-accounts.ts';
import { entryId } from './entry-id.ts';
import type { Entry } from './entry.model.ts';
import { guardAccount, type GuardRefusal, type Position } from './guard-account.ts';
import { fingerprintOf, type TransferBody } from './transfer-request.ts';
import type { Transfer } from './transfer.model.ts';

/** A transfer that is about to be booked: everything but its number, fingerprint and moment. */
export type Draft = TransferBody & Pick<Transfer, 'key' | 'state'> & Partial<Pick<Transfer, 'held' | 'chain'>>;

export interface Recorded {
  readonly transfer: Transfer;
  /** Where the entries stand; absent for an account that is folded later. */
  readonly debit: Position | undefined;
  readonly credit: Position | undefined;
}

/**
 * Books a draft: one conditional update for each guarded account, the transfer, its two entries (4 statements; 3 where one account is
 * the house's). `closedToo`: also out of a closed wallet, for what follows its owner. Refuses as guardAccount does.
 */
export async function recordTransfer(tx: Tx, draft: Draft, closedToo = false): Promise<Result<Recorded, GuardRefusal>> {
  const transfer: Transfer = { ...draft, _id: newId(), fingerprint: fingerprintOf(draft), at: tx.clock.now() };
  const changes = { debit: changeOf(transfer, 'debit'), credit: changeOf(transfer, 'credit') };
  const debit = await book(tx, closedToo ? { ...changes.debit, closedToo } : changes.debit);
  if (!debit.ok) return debit;
  const credit = await book(tx, changes.credit);
  if (!credit.ok) return credit;
  await insertOnce(tx, transfer);
  await runWrite(tx, { insert: 'entries', documents: [entryOf(transfer, 'debit', debit.value), entryOf(transfer, 'credit', credit.value)] });
  return ok({ transfer, debit: debit.value, credit: credit.value });
}

async function book(tx: Tx, change: Change): Promise<Result<Position | undefined, GuardRefusal>> {
  return kindOfAccount(change.account).posting === 'folded' ? ok(undefined) : guardAccount(tx, change);
}

/** One side of a transfer as its account keeps it; without a position it waits to be folded. */
export function entryOf(transfer: Transfer, side: Side, position: Position | undefined): Entry {
  const { amount, pending } = changeOf(transfer, side);
  const { _id, code, reference, textKey } = transfer;
  const account = transfer[side];
  const entry: Entry = {
    _id: position ? entryId(account, position.at, position.seq) : `${_id}:${side}`,
    transfer: _id, account, side, amount, code, reference, textKey, at: position?.at ?? transfer.at,
  };
  if (pending !== 0) entry.pending = pending;
  if (!position) return { ...entry, unfolded: true };
  entry.seq = position.seq;
  entry.balance = position.balance;
  if (position.held !== 0) entry.held = position.held;
  return entry;
}

/**
 * Two transactions with one key at the same instant: the later one meets the unique index. Its transaction is dead, but run
 * again it finds the first one's transfer, so this is a conflict to the caller and not a refusal.
 */
async function insertOnce(tx: Tx, transfer: Transfer): Promise<void> {
  try {
    await runWrite(tx, { insert: 'transfers', documents: [transfer] });
  } catch (error) {
    throw isDuplicateKey(error) ? conflictOver(transfer.key) : error;
  }
}

/** The error that makes whoever runs the transaction run it again. */
export function conflictOver(key: string): Error {
  const conflict = new mongoose.mongo.MongoError(`two transfers with the key ${key} at the same moment`);
  conflict.addErrorLabel('TransientTransactionError');
  return conflict;
}
