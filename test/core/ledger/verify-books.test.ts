import { beforeEach, describe, expect, test } from 'vitest';
import { Accounts } from '../../../core/ledger/account.model.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { Entries } from '../../../core/ledger/entry.model.ts';
import { Transfers } from '../../../core/ledger/transfer.model.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { useBooks } from './books.ts';

describe('verifying the books', () => {
  const { db, topUp } = useBooks();
  const found = async () => new Set((await verifyBooks(db.reader)).map(({ what }) => what));

  beforeEach(async () => {
    await db.empty();
    await topUp('aye', 1000);
    await topUp('aye', 500);
  });

  test('finds nothing in honest books', async () => {
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('finds a stored sum that was changed', async () => {
    await Accounts(db.reader).updateOne({ _id: memberWallet('aye') }, { $inc: { postedCredit: 1 } });
    expect(await verifyBooks(db.reader)).toEqual([{ what: 'sums_differ', account: memberWallet('aye'), stored: 1501, counted: 1500 }]);
  });

  test('finds an entry whose amount was changed', async () => {
    await Entries(db.reader).updateOne({ account: memberWallet('aye'), seq: 1 }, { $set: { amount: 999 } });
    expect(await found()).toEqual(new Set(['entry_out_of_line', 'sums_differ', 'transfer_incomplete', 'not_zero']));
  });

  test('finds a transfer that was changed', async () => {
    await Transfers(db.reader).updateOne({ amount: 500 }, { $set: { reference: 'order:mine' } });
    expect(await found()).toEqual(new Set(['transfer_changed']));
  });

  test('finds an entry without a transfer', async () => {
    await Transfers(db.reader).deleteOne({ amount: 500 });
    expect(await found()).toEqual(new Set(['orphan_entry']));
  });

  test('finds a missing entry', async () => {
    await Entries(db.reader).deleteOne({ account: memberWallet('aye'), seq: 2 });
    expect(await found()).toEqual(new Set(['sums_differ', 'transfer_incomplete', 'not_zero']));
  });
});
