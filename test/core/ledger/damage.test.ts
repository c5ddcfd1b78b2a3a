import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction, type Reader } from '../../../core/db/database.ts';
import { Accounts } from '../../../core/ledger/account.model.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { Entries } from '../../../core/ledger/entry.model.ts';
import type { Finding } from '../../../core/ledger/finding.ts';
import { foldEntries } from '../../../core/ledger/fold-entries.ts';
import { mergeWallets } from '../../../core/ledger/merge-wallets.ts';
import { postPending } from '../../../core/ledger/post-pending.ts';
import { reverseTransfer } from '../../../core/ledger/reverse-transfer.ts';
import { sealEntries } from '../../../core/ledger/seal-entries.ts';
import { Transfers } from '../../../core/ledger/transfer.model.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { useBooks } from './books.ts';

const AYE = memberWallet('aye');
const OLD = memberWallet('old');

interface Damage {
  readonly name: string;
  readonly done: (reader: Reader) => PromiseLike<unknown>;
  readonly found: readonly Finding['what'][];
}

/** What leaves every sum as it was and would go wrong later. */
const DAMAGES: readonly Damage[] = [
  { name: 'a house entry that will never be folded', found: ['fold_mark_wrong'], done: (reader) => Entries(reader).updateOne({ unfolded: true }, { $unset: { unfolded: 1 } }) },
  { name: 'a house entry that will be folded again', found: ['fold_mark_wrong'], done: (reader) => Entries(reader).updateOne({ account: 'kbzpay:clearing', seq: 2 }, { $set: { unfolded: true } }) },
  { name: 'a closed wallet that takes money again', found: ['closing_wrong'], done: (reader) => Accounts(reader).updateOne({ _id: OLD }, { $set: { status: 'open' } }) },
  { name: 'a closed wallet whose owner was forgotten', found: ['closing_wrong'], done: (reader) => Accounts(reader).updateOne({ _id: OLD }, { $unset: { mergedInto: 1 } }) },
  { name: 'a closed wallet that leads to somebody else', found: ['closing_wrong'], done: (reader) => Accounts(reader).updateOne({ _id: OLD }, { $set: { mergedInto: memberWallet('thief') } }) },
  { name: 'a merge that was wiped out', found: ['closing_wrong'], done: (reader) => Accounts(reader).updateOne({ _id: OLD }, { $set: { status: 'open' }, $unset: { mergedInto: 1 } }) },
  { name: 'an account whose time was set back', found: ['moment_wrong'], done: (reader) => Accounts(reader).updateOne({ _id: AYE }, { $set: { lastAt: new Date(0) } }) },
  { name: 'an entry that stands before its time', found: ['moment_wrong', 'moment_wrong'], done: (reader) => Entries(reader).updateOne({ account: AYE, amount: 9 }, { $set: { at: new Date(0) } }) },
  { name: 'a transfer in a state that it cannot have', found: ['transfer_changed'], done: (reader) => Transfers(reader).updateOne({ amount: 500 }, { $set: { state: 'voided' } }) },
  { name: 'an open hold that thinks it has ended', found: ['transfer_changed'], done: (reader) => Transfers(reader).updateOne({ key: 'open' }, { $set: { endedBy: 'nothing' } }) },
  { name: 'a transfer that thinks it was taken back', found: ['link_broken'], done: (reader) => Transfers(reader).updateOne({ amount: 500 }, { $set: { reversedBy: 'nothing' } }) },
  { name: 'an account that the next seal would pass by', found: ['seal_forgotten'], done: (reader) => Accounts(reader).updateOne({ _id: AYE }, { $unset: { unsealed: 1 } }) },
];

describe('verifying the books finds', () => {
  const { db, post, topUp } = useBooks();

  beforeEach(async () => {
    await db.empty();
    await topUp('aye', 1000);
    await topUp('aye', 500);
    await topUp('old', 300);
    const hold = await post({ key: 'ended', code: 'withdraw', debit: AYE, credit: 'payout:kbzpay', amount: 70, pending: {} });
    await post({ key: 'open', code: 'withdraw', debit: AYE, credit: 'payout:kbzpay', amount: 50, pending: {} });
    await inTransaction(db.reader, (tx) => postPending(tx, { key: 'part', pending: hold.ok ? hold.value.transfer : '', amount: 30 }));
    const mistake = await topUp('aye', 5);
    await inTransaction(db.reader, (tx) => reverseTransfer(tx, { key: 'back', transfer: mistake.ok ? mistake.value.transfer : '' }));
    await inTransaction(db.reader, (tx) => mergeWallets(tx, 'old', 'aye'));
    await foldEntries(db.reader);
    await sealEntries(db.reader);
    await topUp('aye', 9);
  });

  test('nothing in books that know holds, reversals, merging, folding and seals', async () => {
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test.each(DAMAGES)('$name', async ({ done, found }) => {
    await done(db.reader);
    expect((await verifyBooks(db.reader)).map(({ what }) => what)).toEqual(found);
  });
});
