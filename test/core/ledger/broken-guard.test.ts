import mongoose from 'mongoose';
import { afterEach, describe, expect, test } from 'vitest';
import { AccountSheet } from '../../../core/ledger/account-sheet.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { shareTransfer } from '../../../core/ledger/share-transfer.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { request, useBooks } from './books.ts';

const { findOneAndUpdate } = mongoose.mongo.Collection.prototype;
const { refusalOf } = AccountSheet.prototype;

/** Takes the condition out of the guard, as a careless change might. */
function breakTheGuard(): void {
  AccountSheet.prototype.refusalOf = () => undefined;
  mongoose.mongo.Collection.prototype.findOneAndUpdate = function update(this: unknown, filter: Record<string, unknown>, ...rest: unknown[]) {
    const { $expr: _condition, ...unguarded } = filter;
    return Reflect.apply(findOneAndUpdate, this, [unguarded, ...rest]);
  };
}

describe('a guard that is broken on purpose', () => {
  const { db, post, topUp } = useBooks();
  afterEach(async () => {
    mongoose.mongo.Collection.prototype.findOneAndUpdate = findOneAndUpdate;
    AccountSheet.prototype.refusalOf = refusalOf;
    await db.empty();
  });

  const spend = (key: string) => request({ key, code: 'feature', debit: memberWallet('aye'), credit: 'revenue:featured', amount: 60 });

  test('is found by verify when a transfer joined', async () => {
    await topUp('aye', 100);
    breakTheGuard();
    for (const key of ['one', 'two']) expect((await post(spend(key))).ok).toBe(true);
    expect(await verifyBooks(db.reader)).toMatchObject([{ what: 'below_zero', account: memberWallet('aye') }]);
  });

  test('and when it was shared', async () => {
    await topUp('aye', 100);
    breakTheGuard();
    for (const key of ['one', 'two']) expect((await shareTransfer(db.reader, spend(key))).ok).toBe(true);
    expect(await verifyBooks(db.reader)).toMatchObject([{ what: 'below_zero', account: memberWallet('aye') }]);
  });

  test('whole again, it refuses the second', async () => {
    await topUp('aye', 100);
    expect([(await post(spend('one'))).ok, (await post(spend('two'))).ok]).toEqual([true, false]);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});
