import type { Tx } from '../db/database.ts';
import { ok, type Result } from '../errors.ts';
import { Accounts, emptyAccount } from './account.model.ts';
import { available } from './change.ts';
import { memberWallet } from './chart-of-accounts.ts';
import { postTransfer, type TransferRefusal } from './post-transfer.ts';

/**
 * Moves all free money of one member's wallet into another's and closes the first, which from now on points to the second. What is
 * held stays until its hold ends, and then what is left of it follows by itself (endPending). Doing it again does nothing, so that a
 * merge may resume. Returns the kyat moved. Refuses as postTransfer does.
 */
export async function mergeWallets(tx: Tx, from: string, to: string): Promise<Result<number, TransferRefusal>> {
  const source = memberWallet(from);
  const target = memberWallet(to);
  const found = await Accounts(tx).findById(source, null, { session: tx.session, lean: true });
  if (found?.status === 'closed') return ok(0);
  const account = found ?? emptyAccount(source, tx.clock.now());
  const amount = available(account);
  if (amount > 0) {
    const moved = await postTransfer(tx, {
      key: `merge:${from}:${account.seq}`, code: 'merge', debit: source, credit: target, amount, reference: `member:${from}`,
    });
    if (!moved.ok) return moved;
  }
  if (found) await Accounts(tx).updateOne({ _id: source }, { $set: { status: 'closed', mergedInto: target } }, { session: tx.session });
  else await Accounts(tx).create([{ ...account, status: 'closed', mergedInto: target }], { session: tx.session });
  return ok(amount);
}
