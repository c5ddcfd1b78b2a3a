import mongoose from 'mongoose';
import { isDuplicateKey, type Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { isAccountCode, kindOfAccount, type AccountCode, type Side } from './chart-of-accounts.ts';
import { Entries, type Entry } from './entry.model.ts';
import { guardAccount, type GuardRefusal, type Position } from './guard-account.ts';
import { differingField, fingerprintOf, TRANSFER_AMOUNT_MAX, type TransferRequest } from './transfer-request.ts';
import { Transfers, type Transfer } from './transfer.model.ts';

export type TransferRefusal = GuardRefusal | 'amount_invalid' | 'account_unknown' | 'same_account' | 'same_key_other_body';

/** What a caller learns of a posted transfer. */
export interface Receipt {
  /** The receipt number. */
  readonly transfer: string;
  readonly at: Date;
  /** True when the key had done it before: nothing moved now. */
  readonly repeated: boolean;
}

/**
 * Moves `amount` kyat from one account to another, all or nothing, within the caller's transaction: at most 8 statements
 * (5 when both accounts exist). Repeating a request (same key, same body) changes nothing and returns the first receipt.
 * Refuses: insufficient_funds { available, needed }, account_closed, account_unknown { account }, same_account,
 * amount_invalid, same_key_other_body { field }. After a refusal the caller aborts the transaction.
 */
export async function postTransfer(tx: Tx, request: TransferRequest): Promise<Result<Receipt, TransferRefusal>> {
  const { debit, credit, amount } = request;
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > TRANSFER_AMOUNT_MAX) return refused('amount_invalid');
  for (const code of [debit, credit]) if (!isAccountCode(code)) return refused('account_unknown', { account: code });
  if (debit === credit) return refused('same_account');

  const before = await Transfers(tx).findOne({ key: request.key }, null, { session: tx.session, lean: true });
  if (before) {
    const field = differingField(request, before);
    return field ? refused('same_key_other_body', { field }) : ok({ transfer: before._id, at: before.at, repeated: true });
  }

  const debited = await position(tx, debit, 'debit', amount);
  if (!debited.ok) return debited;
  const credited = await position(tx, credit, 'credit', amount);
  if (!credited.ok) return credited;

  const transfer: Transfer = { ...request, _id: newId(), fingerprint: fingerprintOf(request), state: 'posted', at: tx.clock.now() };
  await insertOnce(tx, transfer);
  await Entries(tx).insertMany(
    [entryOf(transfer, 'debit', debited.value), entryOf(transfer, 'credit', credited.value)],
    { session: tx.session },
  );
  return ok({ transfer: transfer._id, at: transfer.at, repeated: false });
}

async function position(tx: Tx, code: AccountCode, side: Side, amount: number): Promise<Result<Position | undefined, GuardRefusal>> {
  return kindOfAccount(code).posting === 'folded' ? ok(undefined) : guardAccount(tx, code, side, amount);
}

function entryOf(transfer: Transfer, side: Side, place: Position | undefined): Entry {
  return {
    _id: `${transfer._id}:${side}`, transfer: transfer._id, account: transfer[side], side, amount: transfer.amount,
    reference: transfer.reference, textKey: transfer.textKey, at: transfer.at, ...(place ?? { unfolded: true }),
  };
}

/**
 * Two transactions with one key at the same instant: the later one meets the unique index. Its transaction is dead, but run
 * again it finds the first one's transfer, so this is a conflict to the caller and not a refusal.
 */
async function insertOnce(tx: Tx, transfer: Transfer): Promise<void> {
  try {
    await Transfers(tx).create([transfer], { session: tx.session });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const conflict = new mongoose.mongo.MongoError(`two transfers with the key ${transfer.key} at the same moment`);
    conflict.addErrorLabel('TransientTransactionError');
    throw conflict;
  }
}
