import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { Accounts } from '../../../core/ledger/account.model.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { Entries } from '../../../core/ledger/entry.model.ts';
import { postPending } from '../../../core/ledger/post-pending.ts';
import { reverseTransfer } from '../../../core/ledger/reverse-transfer.ts';
import { Transfers } from '../../../core/ledger/transfer.model.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { useBooks } from './books.ts';

describe('verifying the books', () => {
  const { db, post, topUp } = useBooks();
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
    expect(await found()).toEqual(new Set(['sums_differ', 'moment_wrong', 'transfer_incomplete', 'not_zero']));
  });

  test('finds a hold that was forgotten, and one that ends nowhere', async () => {
    const hold = await post({ key: 'hold', code: 'withdraw', debit: memberWallet('aye'), credit: 'payout:kbzpay', amount: 70, pending: {} });
    const receipt = hold.ok ? hold.value.transfer : '';
    expect(await verifyBooks(db.reader)).toEqual([]);
    await Transfers(db.reader).updateOne({ _id: receipt }, { $set: { state: 'voided' } });
    expect(await verifyBooks(db.reader)).toEqual([
      { what: 'holds_differ', account: memberWallet('aye'), stored: 70, counted: 0 }, { what: 'holds_differ', account: 'payout:kbzpay', stored: 70, counted: 0 },
      { what: 'link_broken', transfer: receipt },
    ]);
  });

  test('finds an end whose hold does not know of it, and a reversal whose mistake does not', async () => {
    const hold = await post({ key: 'hold', code: 'withdraw', debit: memberWallet('aye'), credit: 'payout:kbzpay', amount: 70, pending: {} });
    await inTransaction(db.reader, (tx) => postPending(tx, { key: 'post', pending: hold.ok ? hold.value.transfer : '' }));
    const wrong = await topUp('aye', 5);
    await inTransaction(db.reader, (tx) => reverseTransfer(tx, { key: 'back', transfer: wrong.ok ? wrong.value.transfer : '' }));
    expect(await verifyBooks(db.reader)).toEqual([]);
    await Transfers(db.reader).updateMany({}, { $unset: { endedBy: 1, reversedBy: 1 } });
    expect((await verifyBooks(db.reader)).map(({ what }) => what)).toEqual(['link_broken', 'link_broken', 'link_broken']);
  });

  test('finds money in a wallet that was closed', async () => {
    await Accounts(db.reader).updateOne({ _id: memberWallet('aye') }, { $set: { status: 'closed' } });
    expect(await verifyBooks(db.reader)).toEqual([
      { what: 'money_in_closed_account', account: memberWallet('aye'), stored: 1500 }, { what: 'closing_wrong', account: memberWallet('aye') },
    ]);
  });

  test('reads accounts in the order of an index: nothing is sorted in memory', async () => {
    const plan = await db.connection.collection('entries').find({ seq: { $exists: true } }).sort({ _id: 1 }).explain('queryPlanner');
    expect(JSON.stringify(plan['queryPlanner']?.['winningPlan'])).not.toContain('"SORT"');
  });
});
