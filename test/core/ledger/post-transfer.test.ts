import mongoose from 'mongoose';
import { describe, expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { postTransfer } from '../../../core/ledger/post-transfer.ts';
import { trialBalance } from '../../../core/ledger/trial-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { request, useBooks } from './books.ts';

describe('a transfer', () => {
  const { db, post, topUp, balance } = useBooks();

  test('moves money from one account to the other and nothing else', async () => {
    expect(await topUp('aye', 5000)).toMatchObject({ ok: true, value: { repeated: false } });
    const paid = await post({ key: 'pay', code: 'feature', debit: memberWallet('aye'), credit: 'revenue:featured', amount: 1500 });
    expect(paid.ok).toBe(true);
    expect(await balance('aye')).toBe(3500);
    expect(await trialBalance(db.reader)).toMatchObject({ debit: 6500, credit: 6500, balanced: true });
  });

  test('never takes a wallet below zero and says how much was there', async () => {
    const outcome = await post({ key: 'too-much', debit: memberWallet('aye'), credit: 'revenue:featured', amount: 3501 });
    expect(outcome).toEqual({ ok: false, code: 'insufficient_funds', params: { available: 3500, needed: 3501 } });
    expect(await balance('aye')).toBe(3500);
  });

  test('out of a wallet that never had money is refused in the same words', async () => {
    expect(await post({ key: 'empty', debit: memberWallet('nobody'), credit: 'revenue:featured', amount: 1 }))
      .toEqual({ ok: false, code: 'insufficient_funds', params: { available: 0, needed: 1 } });
  });

  test('may empty a wallet to the last kyat', async () => {
    await topUp('last', 700);
    expect((await post({ key: 'last', debit: memberWallet('last'), credit: 'revenue:featured', amount: 700 })).ok).toBe(true);
    expect(await balance('last')).toBe(0);
  });

  test('done again with the same key and body gives the first receipt and moves nothing', async () => {
    const first = await topUp('twice', 900);
    const second = await topUp('twice', 900);
    expect(first.ok && second.ok && second.value).toEqual(first.ok && { ...first.value, repeated: true });
    expect(await balance('twice')).toBe(900);
  });

  test.each([
    ['amount', { amount: 901 }],
    ['credit', { credit: memberWallet('someone') }],
    ['debit', { debit: 'suspense' as const }],
    ['code', { code: 'suspense' as const }],
    ['reference', { reference: 'order:other' }],
    ['textKey', { textKey: 'wallet:entry.feature' }],
  ])('with a used key and another %s is refused, naming the field', async (field, change) => {
    await topUp('key', 900, 'used-key');
    expect(await post({ key: 'used-key', credit: memberWallet('key'), amount: 900, ...change }))
      .toEqual({ ok: false, code: 'same_key_other_body', params: { field } });
  });

  test.each([0, -1, 1.5, Number.NaN, Infinity, 2 ** 53, 100_000_000_001])('of %s kyat is refused', async (amount) => {
    expect(await post({ key: `bad:${amount}`, amount })).toMatchObject({ code: 'amount_invalid' });
  });

  test('from an account to itself is refused', async () => {
    expect(await post({ key: 'self', debit: 'suspense', credit: 'suspense' })).toMatchObject({ code: 'same_account' });
  });

  test('rolls back with the transaction that it joined', async () => {
    await inTransaction(db.reader, async (tx) => {
      await postTransfer(tx, request({ key: 'undone', credit: memberWallet('undone') }));
      return { ok: false, code: 'changed_my_mind' } as const;
    });
    expect(await balance('undone')).toBe(0);
  });

  test('needs seven statements with the commit, five when the wallet exists', async () => {
    const watched = await mongoose.createConnection(db.uri, { monitorCommands: true, autoIndex: false, autoCreate: false }).asPromise();
    const statementsOf = async (key: string): Promise<string[]> => {
      const commands: string[] = [];
      const heard = (event: { commandName: string }) => { commands.push(event.commandName); };
      watched.getClient().on('commandStarted', heard);
      await inTransaction({ db: watched, clock: db.clock }, (tx) => postTransfer(tx, request({ key, credit: memberWallet('counted') })));
      watched.getClient().off('commandStarted', heard);
      return commands;
    };
    expect(await statementsOf('wallet:new')).toHaveLength(7);
    expect(await statementsOf('wallet:old')).toEqual(['find', 'findAndModify', 'insert', 'insert', 'commitTransaction']);
    await watched.close();
  });

  test('leaves books that verify', async () => {
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});
