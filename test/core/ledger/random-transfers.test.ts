import fc from 'fast-check';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { connectDatabase } from '../../../core/db/database.ts';
import { memberWallet, type AccountCode } from '../../../core/ledger/chart-of-accounts.ts';
import { foldEntries } from '../../../core/ledger/fold-entries.ts';
import { postedBalance } from '../../../core/ledger/change.ts';
import { Accounts } from '../../../core/ledger/account.model.ts';
import { trialBalance } from '../../../core/ledger/trial-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { property } from '../../support/property.ts';
import { postPatiently, request, useBooks } from './books.ts';

const members = ['a', 'b', 'c'];
const accounts: readonly AccountCode[] = ['kbzpay:clearing', 'revenue:featured', ...members.map(memberWallet)];
const anAccount = fc.constantFrom(...accounts);
const aTransfer = fc.record({ key: fc.integer({ min: 0, max: 25 }), debit: anAccount, credit: anAccount, amount: fc.integer({ min: 1, max: 500 }) });

describe('whatever is transferred, by two processes at the same time', () => {
  const { db, topUp } = useBooks();
  let second: Connection;
  beforeAll(async () => { second = await connectDatabase(db.uri); });
  afterAll(async () => { await second.close(); });

  property('the sum is zero, no wallet is below zero, and every key took effect at most once', fc.array(aTransfer, { minLength: 4, maxLength: 10 }), async (wishes) => {
    await db.empty();
    for (const member of members) await topUp(member, 300);
    const processes = [db.reader, { db: second, clock: db.clock }];
    const outcomes = await Promise.all(wishes.map(async (wish, n) => {
      const body = request({ ...wish, key: `key:${wish.key}` });
      const outcome = await postPatiently(processes[n % 2] ?? db.reader, body);
      if (n % 3 === 0) await foldEntries(db.reader);
      return { body, outcome };
    }));

    expect(await verifyBooks(db.reader)).toEqual([]);
    expect((await trialBalance(db.reader)).balanced).toBe(true);
    for (const account of await Accounts(db.reader).find({ _id: /^member:/ }).lean()) expect(postedBalance(account)).toBeGreaterThanOrEqual(0);

    const receipts = new Map<string, Set<string>>();
    for (const { body, outcome } of outcomes) {
      if (!outcome.ok) continue;
      receipts.set(body.key, (receipts.get(body.key) ?? new Set()).add(outcome.value.transfer));
    }
    for (const transfers of receipts.values()) expect(transfers.size).toBe(1);
    const first = outcomes.filter(({ outcome }) => outcome.ok && !outcome.value.repeated);
    expect(first.length).toBe(receipts.size);
  });
});
