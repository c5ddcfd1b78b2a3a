import { inTransaction, isTransient, type Reader } from '../../../core/db/database.ts';
import type { Result } from '../../../core/errors.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { postTransfer, type Receipt, type TransferRefusal } from '../../../core/ledger/post-transfer.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import type { TransferRequest } from '../../../core/ledger/transfer-request.ts';
import { useDatabase } from '../../support/database.ts';

/** A database with a ledger in it, and short words for what the tests do with it. */
export function useBooks() {
  const db = useDatabase();
  const post = (change: Partial<TransferRequest>) => postPatiently(db.reader, request(change));
  return {
    db,
    post,
    topUp: (member: string, amount: number, key = `topup:${member}:${amount}`) => post({ key, credit: memberWallet(member), amount }),
    balance: async (member: string) => (await readBalance(db.reader, memberWallet(member))).balance,
  };
}

/** A request like any other, changed where a test cares. */
export function request(change: Partial<TransferRequest>): TransferRequest {
  return {
    key: 'key', code: 'topup', debit: 'kbzpay:clearing', credit: memberWallet('aye'), amount: 1000,
    reference: 'order:test', textKey: 'wallet:entry.topup', ...change,
  };
}

/** Posts a transfer, repeating a transaction that gave up among many conflicts, as a worker would. */
export async function postPatiently(reader: Reader, wanted: TransferRequest): Promise<Result<Receipt, TransferRefusal>> {
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(reader, (tx) => postTransfer(tx, wanted));
    } catch (error) {
      if (!isTransient(error) || tries >= 50) throw error;
    }
  }
}
