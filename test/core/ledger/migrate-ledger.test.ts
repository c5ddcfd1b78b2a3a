import { describe, expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import type { Entry } from '../../../core/ledger/entry.model.ts';
import { foldEntries } from '../../../core/ledger/fold-entries.ts';
import { mergeWallets } from '../../../core/ledger/merge-wallets.ts';
import { migrateLedger } from '../../../core/ledger/migrate-ledger.ts';
import { placeEntries } from '../../../core/ledger/place-entries.ts';
import { balanceAt, readBalance } from '../../../core/ledger/read-balance.ts';
import { readStatement } from '../../../core/ledger/read-statement.ts';
import { reverseTransfer } from '../../../core/ledger/reverse-transfer.ts';
import { sealEntries } from '../../../core/ledger/seal-entries.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { useBooks } from './books.ts';

/** A database as the first version wrote it: two top-ups, one of them folded, and a job that was featured. */
async function writeFirstVersion(db: ReturnType<typeof useBooks>['db']): Promise<void> {
  const { connection } = db;
  const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 3, minute));
  const wallet = memberWallet('aye');
  const words = (id: string) => ({ reference: `order:${id}`, textKey: 'wallet:entry.topup' });
  const transfer = (id: string, fingerprint: string, minute: number, body: object) => ({
    _id: id, key: `kbzpay:${id}`, fingerprint, state: 'posted', code: 'topup', debit: 'kbzpay:clearing', credit: wallet, at: at(minute), ...words(id), ...body,
  });
  const entry = (id: string, side: string, minute: number, body: object) => ({ _id: `${id}:${side}`, transfer: id, side, at: at(minute), ...words(id), ...body });
  await connection.collection<{ _id: string }>('transfers').insertMany([
    transfer('aaaaaaaaaaaa', '6b4509b7cd3abb5ab448b79cb551193d', 1, { amount: 1000 }),
    transfer('bbbbbbbbbbbb', '8fcd7417832ddb8ab9fc940340c56b7b', 2, { amount: 500 }),
  ]);
  await connection.collection<{ _id: string }>('entries').insertMany([
    entry('aaaaaaaaaaaa', 'debit', 1, { account: 'kbzpay:clearing', amount: 1000, seq: 1, balance: 1000 }),
    entry('aaaaaaaaaaaa', 'credit', 1, { account: wallet, amount: 1000, seq: 1, balance: 1000 }),
    entry('bbbbbbbbbbbb', 'debit', 2, { account: 'kbzpay:clearing', amount: 500, unfolded: true }),
    entry('bbbbbbbbbbbb', 'credit', 2, { account: wallet, amount: 500, seq: 2, balance: 1500 }),
  ]);
  const account = { status: 'open', postedDebit: 0, postedCredit: 0, pendingDebit: 0, pendingCredit: 0, openedAt: at(0) };
  await connection.collection<{ _id: string; postedDebit: number; postedCredit: number; seq: number }>('accounts').insertMany([
    { _id: wallet, ...account, postedCredit: 1500, seq: 2 }, { _id: 'kbzpay:clearing', ...account, postedDebit: 1000, seq: 1 },
  ]);
  for (const keys of ['transfer', 'account seq', 'account at seq']) await connection.collection('entries').createIndex(Object.fromEntries(keys.split(' ').map((key) => [key, 1])));
}

describe('a ledger whose entries were found by their transfers', () => {
  const { db, topUp, post } = useBooks();

  test('has each at its place afterwards, also when the change was cut off, and its seals hold', async () => {
    for (const amount of [100, 20, 3]) await topUp('aye', amount);
    await post({ key: 'hold', code: 'withdraw', debit: memberWallet('aye'), credit: 'payout:kbzpay', amount: 50, pending: {} });
    await foldEntries(db.reader);
    await sealEntries(db.reader);
    const entries = db.connection.collection<Entry>('entries');
    const placed = await entries.find().sort({ _id: 1 }).toArray();
    await entries.deleteMany({});
    await entries.insertMany(placed.map((entry) => (entry.seq === 1 || entry.seq === undefined ? entry : { ...entry, _id: `${entry.transfer}:${entry.side}` })));
    expect(await verifyBooks(db.reader)).not.toEqual([]);
    await placeEntries(db.reader);
    expect(await entries.find().sort({ _id: 1 }).toArray()).toEqual(placed);
    await topUp('aye', 4);
    expect(await sealEntries(db.reader)).toBe(1);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});

describe('a ledger of the first version', () => {
  const { db, post, topUp } = useBooks();

  test('is taken over, twice if need be, and its books are whole', async () => {
    await writeFirstVersion(db);
    for (const migrate of [migrateLedger, migrateLedger, placeEntries, placeEntries]) await migrate(db.reader);
    expect(await verifyBooks(db.reader)).toEqual([]);
    expect(Object.keys(await db.connection.collection('entries').indexInformation()).sort()).toEqual(['_id_', 'account_1_at_1__id_1']);
    expect(await readBalance(db.reader, 'kbzpay:clearing')).toMatchObject({ balance: 1500 });
    expect(await balanceAt(db.reader, memberWallet('aye'), new Date(Date.UTC(2026, 9, 1, 3, 1, 30)))).toEqual({ balance: 1000, held: 0, available: 1000 });
  });

  test('goes on: repeats are known, new money is held and spent, mistakes of then are reversed, all of it is sealed', async () => {
    expect(await post({ key: 'kbzpay:aaaaaaaaaaaa', amount: 1000, reference: 'order:aaaaaaaaaaaa' })).toMatchObject({ ok: true, value: { transfer: 'aaaaaaaaaaaa', repeated: true } });
    await topUp('aye', 30);
    await post({ key: 'hold', code: 'withdraw', debit: memberWallet('aye'), credit: 'payout:kbzpay', amount: 200, pending: {} });
    expect(await inTransaction(db.reader, (tx) => reverseTransfer(tx, { key: 'back', transfer: 'bbbbbbbbbbbb' }))).toMatchObject({ ok: true });
    expect((await readStatement(db.reader, memberWallet('aye'))).lines.map(({ change }) => change)).toEqual([-500, 30, 500, 1000]);
    expect(await inTransaction(db.reader, (tx) => mergeWallets(tx, 'aye', 'new'))).toEqual({ ok: true, value: 830 });
    await foldEntries(db.reader);
    expect(await sealEntries(db.reader)).toBeGreaterThan(1);
    expect(await sealEntries(db.reader)).toBe(0);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('that is empty needs nothing', async () => {
    await db.connection.dropDatabase();
    for (const migrate of [migrateLedger, placeEntries]) await migrate(db.reader);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});
