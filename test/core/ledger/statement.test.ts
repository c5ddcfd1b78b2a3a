import { describe, expect, test } from 'vitest';
import { foldEntries } from '../../../core/ledger/fold-entries.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { readStatement } from '../../../core/ledger/read-statement.ts';
import { trialBalance } from '../../../core/ledger/trial-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { useBooks } from './books.ts';

describe('a statement', () => {
  const { db, post, topUp } = useBooks();

  test('of an unused wallet is empty', async () => {
    expect(await readStatement(db.reader, memberWallet('nobody'))).toEqual({ lines: [] });
  });

  test('shows the newest first, with the balance after each entry, and pages to the very first', async () => {
    for (let n = 1; n <= 7; n++) await topUp('may', n * 100);
    await post({ key: 'spend', code: 'feature', debit: memberWallet('may'), credit: 'revenue:featured', amount: 300, textKey: 'wallet:entry.feature' });
    const newest = await readStatement(db.reader, memberWallet('may'), undefined, 3);
    expect(newest.lines.map(({ seq, change, balance }) => [seq, change, balance])).toEqual([[8, -300, 2500], [7, 700, 2800], [6, 600, 2100]]);
    await topUp('may', 5);
    const older = await readStatement(db.reader, memberWallet('may'), newest.older, 3);
    expect(older.lines.map(({ seq }) => seq)).toEqual([5, 4, 3]);
    const oldest = await readStatement(db.reader, memberWallet('may'), older.older, 3);
    expect(oldest.lines.map(({ seq, balance }) => [seq, balance])).toEqual([[2, 300], [1, 100]]);
    expect(oldest.older).toBeUndefined();
  });

  test('of a house account is exact before and after its entries are folded', async () => {
    const before = await readBalance(db.reader, 'kbzpay:clearing');
    const books = await trialBalance(db.reader);
    expect(before.balance).toBe(2805);
    expect(await foldEntries(db.reader)).toBe(9);
    expect(await foldEntries(db.reader)).toBe(0);
    expect(await readBalance(db.reader, 'kbzpay:clearing')).toEqual(before);
    expect(await trialBalance(db.reader)).toMatchObject({ debit: books.debit, credit: books.credit, balanced: true });
    expect((await readStatement(db.reader, 'kbzpay:clearing', undefined, 1)).lines[0]).toMatchObject({ seq: 8, balance: 2805 });
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('of a folded account goes on with what comes after', async () => {
    await topUp('may', 45);
    expect((await readBalance(db.reader, 'kbzpay:clearing')).balance).toBe(2850);
    await foldEntries(db.reader);
    expect((await readStatement(db.reader, 'kbzpay:clearing', undefined, 1)).lines[0]).toMatchObject({ seq: 9, balance: 2850 });
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});
