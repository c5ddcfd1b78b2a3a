import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection } from 'mongoose';
import mongoose from 'mongoose';
import { connectDatabase, inTransaction } from '../../../core/db/database.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { mergeWallets } from '../../../core/ledger/merge-wallets.ts';
import { postTransfer } from '../../../core/ledger/post-transfer.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { readStatement } from '../../../core/ledger/read-statement.ts';
import { rememberRefusal } from '../../../core/ledger/remember-refusal.ts';
import { shareTransfer, shareTransfers } from '../../../core/ledger/share-transfer.ts';
import type { TransferRequest } from '../../../core/ledger/transfer-request.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { request, useBooks } from './books.ts';

describe('transfers that share a transaction', () => {
  const { db, topUp, balance } = useBooks();
  const pay = (key: string, from: string, to: string, amount: number): TransferRequest =>
    request({ key, code: 'feature', debit: memberWallet(from), credit: memberWallet(to), amount });
  let second: Connection;
  beforeAll(async () => { second = await connectDatabase(db.uri); });
  afterAll(async () => { await second.close(); });

  test('are posted in their order of arrival, and each refusal falls on its own', async () => {
    await topUp('a', 100);
    const outcomes = await Promise.all([
      shareTransfer(db.reader, pay('1', 'a', 'b', 70)), shareTransfer(db.reader, pay('2', 'a', 'b', 70)), shareTransfer(db.reader, pay('3', 'b', 'c', 60)),
      shareTransfer(db.reader, pay('4', 'c', 'a', 40)), shareTransfer(db.reader, pay('5', 'a', 'c', 70)), shareTransfer(db.reader, { ...pay('6', 'a', 'c', 1), amount: 0.5 }),
    ]);
    expect(outcomes.map((outcome) => outcome.ok || [outcome.code, outcome.params])).toEqual([
      true, ['insufficient_funds', { available: 30, needed: 70 }], true, true, true, ['amount_invalid', undefined],
    ]);
    expect([await balance('a'), await balance('b'), await balance('c')]).toEqual([0, 10, 90]);
    expect((await readStatement(db.reader, memberWallet('a'))).lines.map(({ change, balance: after }) => [change, after])).toEqual([[-70, 0], [40, 70], [-70, 30], [100, 100]]);
  });

  test('travel together: a thousand need five statements with the commit, and four when their wallets were just used', async () => {
    const watched = await mongoose.createConnection(db.uri, { monitorCommands: true, autoIndex: false, autoCreate: false }).asPromise();
    const commands: string[] = [];
    watched.getClient().on('commandStarted', ({ commandName }) => { commands.push(commandName); });
    const wishes = Array.from({ length: 1000 }, (_, n) => request({ key: `thousand:${n}`, credit: memberWallet(`m${n % 50}`), amount: n + 1 }));
    const outcomes = await shareTransfers({ db: watched, clock: db.clock }, wishes);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1000);
    await shareTransfer({ db: watched, clock: db.clock }, request({ key: 'one more', credit: memberWallet('m1'), amount: 1 }));
    const rest = ['insert', 'insert', 'commitTransaction'];
    expect(commands.filter((name) => name !== 'endSessions')).toEqual(['find', 'insert', ...rest, 'update', ...rest]);
    expect(await balance('m7')).toBe(Array.from({ length: 20 }, (_, n) => n * 50 + 8).reduce((sum, amount) => sum + amount));
    await watched.close();
  });

  test('give the first result again to the same key and body, within one transaction and later', async () => {
    const [first, twin, other] = await shareTransfers(db.reader, [
      request({ key: 'twin', credit: memberWallet('t') }), request({ key: 'twin', credit: memberWallet('t') }), request({ key: 'twin', credit: memberWallet('u') }),
    ]);
    const later = await shareTransfer(db.reader, request({ key: 'twin', credit: memberWallet('t') }));
    expect(first).toMatchObject({ ok: true, value: { repeated: false } });
    for (const repeat of [twin, later]) expect(repeat).toEqual(first?.ok && { ok: true, value: { ...first.value, repeated: true } });
    expect(other).toEqual({ ok: false, code: 'same_key_other_body', params: { field: 'credit' } });
    expect(await balance('t')).toBe(1000);
  });

  test('remember a refusal: the money that came later does not change it, a new key does', async () => {
    const refusal = { ok: false, code: 'insufficient_funds', params: { available: 0, needed: 500 } };
    expect(await shareTransfer(db.reader, pay('poor', 'poor', 'rich', 500))).toEqual(refusal);
    await topUp('poor', 900);
    expect(await shareTransfer(db.reader, pay('poor', 'poor', 'rich', 500))).toEqual(refusal);
    expect(await inTransaction(db.reader, (tx) => postTransfer(tx, pay('poor', 'poor', 'rich', 500)))).toEqual(refusal);
    expect(await shareTransfer(db.reader, pay('poor', 'poor', 'rich', 400))).toMatchObject({ code: 'same_key_other_body', params: { field: 'amount' } });
    expect(await shareTransfer(db.reader, pay('poor:2', 'poor', 'rich', 500))).toMatchObject({ ok: true });
  });

  test('into or out of a closed wallet are refused', async () => {
    await topUp('gone', 10);
    await inTransaction(db.reader, (tx) => mergeWallets(tx, 'gone', 'stays'));
    const [into, out] = await shareTransfers(db.reader, [pay('into', 'stays', 'gone', 1), pay('out', 'gone', 'stays', 1)]);
    expect([into, out]).toEqual([1, 2].map(() => ({ ok: false, code: 'account_closed', params: { account: memberWallet('gone') } })));
  });

  test('may hold money, which then is not there for those behind', async () => {
    await topUp('h', 100);
    const [held, spent] = await shareTransfers(db.reader, [{ ...pay('hold', 'h', 'i', 80), pending: {} }, pay('spend', 'h', 'i', 30)]);
    expect(held).toMatchObject({ ok: true });
    expect(spent).toMatchObject({ code: 'insufficient_funds', params: { available: 20, needed: 30 } });
    expect(await readBalance(db.reader, memberWallet('h'))).toEqual({ balance: 100, held: 80, available: 20 });
  });

  test('of two processes, and those that join other transactions, never take more than there is', async () => {
    await topUp('hot', 1000);
    const other = { db: second, clock: db.clock };
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, n) => {
      const wish = pay(`hot:${n}`, 'hot', `cold${n % 3}`, 50);
      return n % 6 === 5 ? inTransaction(db.reader, (tx) => postTransfer(tx, wish)).catch(() => ({ ok: false })) : shareTransfer(n % 2 ? db.reader : other, wish);
    }));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20);
    expect(await balance('hot')).toBe(0);
  });

  test('a broken one is not the others’ trouble', async () => {
    const broken = { ...request({ key: 'broken', credit: memberWallet('w') }), reference: Object.create(null, { toBSON: { value: () => { throw new Error('broken'); } } }) };
    const [good, bad, fine] = await Promise.allSettled([request({ key: 'w1', credit: memberWallet('w'), amount: 1 }), broken, request({ key: 'w2', credit: memberWallet('w'), amount: 2 })].map((wish) => shareTransfer(db.reader, wish)));
    expect([good?.status, bad?.status, fine?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await balance('w')).toBe(3);
  });

  test('leave books that verify', async () => {
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});

describe('a refusal of a transfer that joined another transaction', () => {
  const { db, topUp } = useBooks();
  const wish = request({ key: 'joined', code: 'feature', debit: memberWallet('aye'), credit: 'revenue:featured', amount: 100 });
  const join = () => inTransaction(db.reader, (tx) => postTransfer(tx, wish));

  test('leaves no trace by itself, and is the key’s result once it is remembered', async () => {
    const refusal = await join();
    if (refusal.ok) throw new Error('there was no money');
    expect(await rememberRefusal(db.reader, wish, refusal)).toEqual(refusal);
    await topUp('aye', 500);
    expect(await join()).toEqual(refusal);
  });

  test('that another was quicker to decide gives way to the first result', async () => {
    const late = { ...wish, key: 'quick' };
    const posted = await inTransaction(db.reader, (tx) => postTransfer(tx, late));
    const said = await rememberRefusal(db.reader, late, { ok: false, code: 'insufficient_funds', params: { available: 0, needed: 100 } });
    expect(said).toEqual(posted.ok && { ok: true, value: { ...posted.value, repeated: true } });
  });
});
