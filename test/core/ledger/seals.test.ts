import { beforeEach, describe, expect, test } from 'vitest';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { Entries } from '../../../core/ledger/entry.model.ts';
import { foldEntries } from '../../../core/ledger/fold-entries.ts';
import { Accounts } from '../../../core/ledger/account.model.ts';
import { sealEntries } from '../../../core/ledger/seal-entries.ts';
import { SealedAccounts, Seals } from '../../../core/ledger/seal.model.ts';
import { fingerprintOf } from '../../../core/ledger/transfer-request.ts';
import { Transfers } from '../../../core/ledger/transfer.model.ts';
import { judgeBooks, verifyBooks } from '../../../core/ledger/verify-books.ts';
import { useBooks } from './books.ts';

describe('seals', () => {
  const { db, topUp } = useBooks();
  const aye = memberWallet('aye');
  const found = async () => (await verifyBooks(db.reader)).filter(({ what }) => what === 'sealed_history_changed' || what === 'seal_broken');

  beforeEach(async () => {
    await db.empty();
    for (const amount of [1000, 500, 20]) await topUp('aye', amount);
    await sealEntries(db.reader);
    for (const amount of [7, 8]) await topUp('aye', amount);
    await foldEntries(db.reader);
    await sealEntries(db.reader);
    await topUp('aye', 9);
  });

  test('cover what was booked, member and house, and only what is new is sealed next', async () => {
    expect((await Seals(db.reader).find().sort({ _id: 1 }).lean()).map(({ lines }) => lines.map(({ account, seq }) => `${account}:${seq}`).sort()))
      .toEqual([[`${aye}:3`], ['kbzpay:clearing:5', `${aye}:5`]]);
    expect(await sealEntries(db.reader)).toBe(1);
    expect(await sealEntries(db.reader)).toBe(0);
    expect(await Accounts(db.reader).countDocuments({ unsealed: true })).toBe(0);
    expect(await judgeBooks(db.reader)).toMatchObject({ findings: [], seal: { seal: 3 } });
  });

  test('find an entry and its transfer that were changed in all places where sums could tell', async () => {
    const [first] = await Entries(db.reader).find({ account: aye, seq: 2 }).lean();
    const transfer = await Transfers(db.reader).findById(first?.transfer).lean();
    if (!transfer) throw new Error('there is a transfer');
    const changed = { ...transfer, reference: 'order:other' };
    await Transfers(db.reader).replaceOne({ _id: transfer._id }, { ...changed, fingerprint: fingerprintOf(changed) });
    await Entries(db.reader).updateMany({ transfer: transfer._id }, { $set: { reference: 'order:other' } });
    expect(await verifyBooks(db.reader)).toEqual([
      { what: 'sealed_history_changed', account: 'kbzpay:clearing', from: 1, to: 5 }, { what: 'sealed_history_changed', account: aye, from: 1, to: 3 },
    ]);
  });

  test('say between which seals it was', async () => {
    await Entries(db.reader).updateOne({ account: aye, seq: 4 }, { $set: { at: new Date(0) } });
    expect(await found()).toEqual([{ what: 'sealed_history_changed', account: aye, from: 4, to: 5 }]);
  });

  test('find an account that was removed with all its traces', async () => {
    const own = await Entries(db.reader).distinct('transfer', { account: aye });
    await Entries(db.reader).deleteMany({ transfer: { $in: own } });
    await Transfers(db.reader).deleteMany({});
    await Accounts(db.reader).deleteMany({});
    expect(new Set((await verifyBooks(db.reader)).map(({ what }) => what))).toEqual(new Set(['sealed_history_changed']));
  });

  test('find a seal that was changed, and one that was taken out', async () => {
    await Seals(db.reader).updateOne({ _id: 1 }, { $set: { at: new Date(0) } });
    expect(await found()).toEqual([{ what: 'seal_broken', seal: 1 }]);
    await Seals(db.reader).deleteOne({ _id: 1 });
    expect(await found()).toEqual([{ what: 'seal_broken', seal: 2 }]);
    await Seals(db.reader).deleteOne({ _id: 2 });
    expect(await found()).toEqual([{ what: 'seal_broken', seal: 0 }]);
  });

  test('made by two at the same moment are one chain', async () => {
    await Promise.all([sealEntries(db.reader), sealEntries(db.reader), topUp('aye', 10), sealEntries(db.reader)]);
    await sealEntries(db.reader);
    expect(await verifyBooks(db.reader)).toEqual([]);
    expect((await SealedAccounts(db.reader).findById(aye).lean())?.seq).toBe(7);
  });

  test('do not go past a gap', async () => {
    await topUp('aye', 11);
    await Entries(db.reader).deleteOne({ account: aye, seq: 6 });
    await sealEntries(db.reader);
    expect((await SealedAccounts(db.reader).findById(aye).lean())?.seq).toBe(5);
    expect((await verifyBooks(db.reader)).map(({ what }) => what)).toContain('entry_out_of_line');
  });
});
