import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase, inTransaction, isTransient, type Reader } from '../../../core/db/database.ts';
import type { Result } from '../../../core/errors.ts';
import { memberWallet, type AccountCode } from '../../../core/ledger/chart-of-accounts.ts';
import { foldEntries } from '../../../core/ledger/fold-entries.ts';
import { postPending } from '../../../core/ledger/post-pending.ts';
import type { Receipt } from '../../../core/ledger/post-transfer.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { sealEntries } from '../../../core/ledger/seal-entries.ts';
import { shareTransfer } from '../../../core/ledger/share-transfer.ts';
import { trialBalance } from '../../../core/ledger/trial-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { voidPending } from '../../../core/ledger/void-pending.ts';
import { property } from '../../support/property.ts';
import { postPatiently, request, useBooks } from './books.ts';

const anAccount = fc.constantFrom('house', 'a', 'b', 'c');
const aWish = fc.record({
  key: fc.integer({ min: 0, max: 25 }), from: anAccount, to: anAccount, amount: fc.integer({ min: 1, max: 500 }),
  how: fc.constantFrom('joined', 'shared', 'held', 'posted', 'voided', 'folded'),
});

describe('whatever is transferred, by two processes at the same time', () => {
  const { db, topUp } = useBooks();
  let second: Connection;
  let runs = 0;
  beforeAll(async () => { second = await connectDatabase(db.uri); });
  afterAll(async () => { await second.close(); });

  property('no wallet is below zero, every key took effect at most once, and a hold ended once', fc.array(aWish, { minLength: 4, maxLength: 10 }), async (wishes) => {
    const run = runs++;
    const account = (name: string): AccountCode => (name === 'house' ? 'suspense' : memberWallet(`${name}${run}`));
    for (const name of ['a', 'b', 'c']) await topUp(`${name}${run}`, 300);
    const hold = await postPatiently(db.reader, request({ key: `hold:${run}`, debit: account('a'), credit: account('b'), amount: 100, pending: {} }));
    const pending = hold.ok ? hold.value.transfer : '';
    const readers: readonly Reader[] = [db.reader, { db: second, clock: db.clock }];

    const outcomes = await Promise.all(wishes.map(async ({ key, from, to, amount, how }, n) => {
      const reader = readers[n % 2] ?? db.reader;
      const body = request({ key: `key:${run}:${key}`, debit: account(from), credit: account(to), amount });
      if (how === 'folded') { await foldEntries(reader); await sealEntries(reader); }
      const act = how === 'posted' ? () => inTransaction(reader, (tx) => postPending(tx, { key: `end:${run}:${n}`, pending }))
        : how === 'voided' ? () => inTransaction(reader, (tx) => voidPending(tx, { key: `end:${run}:${n}`, pending }))
          : how === 'shared' ? () => shareTransfer(reader, body)
            : () => postPatiently(reader, how === 'held' ? { ...body, pending: {} } : body);
      return { end: how === 'posted' || how === 'voided', key: body.key, outcome: await patiently(act) };
    }));

    for (const name of ['a', 'b', 'c']) expect((await readBalance(db.reader, account(name))).available).toBeGreaterThanOrEqual(0);
    const done = outcomes.filter(({ outcome }) => outcome.ok && !outcome.value.repeated);
    expect(done.filter(({ end }) => end).length).toBeLessThanOrEqual(1);
    const keys = done.filter(({ end }) => !end).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('the sum is zero and the books are whole in the end', async () => {
    expect((await trialBalance(db.reader)).balanced).toBe(true);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});

async function patiently(act: () => Promise<Result<Receipt, string>>): Promise<Result<Receipt, string>> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (!isTransient(error) || tries >= 50) throw error;
    }
  }
}
