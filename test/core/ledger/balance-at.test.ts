import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../core/clock.ts';
import { inTransaction } from '../../../core/db/database.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { idsUntil } from '../../../core/ledger/entry-id.ts';
import type { Entry } from '../../../core/ledger/entry.model.ts';
import { foldEntries } from '../../../core/ledger/fold-entries.ts';
import { balanceAt } from '../../../core/ledger/read-balance.ts';
import { voidPending } from '../../../core/ledger/void-pending.ts';
import { useBooks } from './books.ts';

describe('a balance as of a past moment', () => {
  const { db, post, topUp } = useBooks();
  const aye = memberWallet('aye');
  const moments: Date[] = [];
  const mark = () => { moments.push(db.clock.now()); db.clock.move(MINUTE); };
  const at = async (code: typeof aye) => Promise.all(moments.map(async (moment) => (({ balance, held }) => [balance, held])(await balanceAt(db.reader, code, moment))));

  test('is what it was then, with what was held then', async () => {
    mark();
    await topUp('aye', 100);
    mark();
    const hold = await post({ key: 'hold', code: 'withdraw', debit: aye, credit: 'payout:kbzpay', amount: 30, pending: {} });
    mark();
    await post({ key: 'feature', code: 'feature', debit: aye, credit: 'revenue:featured', amount: 20 });
    mark();
    await inTransaction(db.reader, (tx) => voidPending(tx, { key: 'void', pending: hold.ok ? hold.value.transfer : '' }));
    mark();
    expect(await at(aye)).toEqual([[0, 0], [100, 0], [100, 30], [80, 30], [80, 0]]);
  });

  test('before everything and after everything, however far', async () => {
    expect(await balanceAt(db.reader, aye, new Date(-1))).toEqual({ balance: 0, held: 0, available: 0 });
    expect(await balanceAt(db.reader, aye, new Date(8.64e15))).toEqual({ balance: 80, held: 0, available: 80 });
  });

  test('of a house account is the same before and after its entries are folded', async () => {
    const before = [await at('kbzpay:clearing'), await at('payout:kbzpay'), await at('revenue:featured')];
    expect(before).toEqual([[[0, 0], [100, 0], [100, 0], [100, 0], [100, 0]], [[0, 0], [0, 0], [0, 0], [0, 0], [0, 0]], [[0, 0], [0, 0], [0, 0], [20, 0], [20, 0]]]);
    await foldEntries(db.reader);
    expect([await at('kbzpay:clearing'), await at('payout:kbzpay'), await at('revenue:featured')]).toEqual(before);
  });

  test('stays what it was when a process with a late clock posts something', async () => {
    const before = await at(aye);
    db.clock.move(-3 * MINUTE);
    await topUp('aye', 5);
    db.clock.move(3 * MINUTE);
    expect((await at(aye)).slice(0, -1)).toEqual(before.slice(0, -1));
    expect(await balanceAt(db.reader, aye, db.clock.now())).toMatchObject({ balance: 85 });
  });

  test('is one seek in an index, whatever came before and after', async () => {
    const moment = moments[2] ?? new Date();
    const plan = await db.connection.collection<Entry>('entries').find({ _id: idsUntil(aye, moment) }).sort({ _id: -1 }).limit(1).explain('executionStats');
    expect(plan['executionStats']).toMatchObject({ totalKeysExamined: 1, totalDocsExamined: 1 });
  });
});
