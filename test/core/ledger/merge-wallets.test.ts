import { describe, expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { mergeWallets } from '../../../core/ledger/merge-wallets.ts';
import { readWalletBalance } from '../../../core/ledger/read-balance.ts';
import { readWallet } from '../../../core/ledger/read-wallet.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { useBooks } from './books.ts';

describe('merging two wallets', () => {
  const { db, topUp, balance } = useBooks();
  const merge = (from: string, to: string) => inTransaction(db.reader, (tx) => mergeWallets(tx, from, to));

  test('moves all the money once, however often it is resumed', async () => {
    await topUp('viber', 4000);
    await topUp('telegram', 1000);
    expect(await merge('viber', 'telegram')).toEqual({ ok: true, value: 4000 });
    expect(await merge('viber', 'telegram')).toEqual({ ok: true, value: 0 });
    expect([await balance('viber'), await balance('telegram')]).toEqual([0, 5000]);
  });

  test('leaves a pointer, so that money for the old wallet finds the new one', async () => {
    expect(await readWallet(db.reader, 'viber')).toBe(memberWallet('telegram'));
    expect(await readWalletBalance(db.reader, 'viber')).toEqual({ balance: 5000, held: 0, available: 5000 });
    expect(await readWalletBalance(db.reader, 'nobody')).toEqual({ balance: 0, held: 0, available: 0 });
    expect(await topUp('viber', 1)).toMatchObject({ code: 'account_closed' });
  });

  test('works when neither ever had money', async () => {
    expect(await merge('poor', 'poorer')).toEqual({ ok: true, value: 0 });
    expect(await readWallet(db.reader, 'poor')).toBe(memberWallet('poorer'));
  });

  test('at the same moment as a top-up loses nothing', async () => {
    await topUp('racer', 500);
    const [credit] = await Promise.all([topUp('racer', 77), merge('racer', 'home')]);
    const after = (await balance('racer')) + (await balance('home'));
    expect(after).toBe(credit.ok ? 577 : 500);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});
