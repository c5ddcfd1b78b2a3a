import { describe, expect, test } from 'vitest';
import { inTransaction } from '../../../core/db/database.ts';
import { jobEscrow, memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { mergeWallets } from '../../../core/ledger/merge-wallets.ts';
import { postLinked, type LinkedRequest } from '../../../core/ledger/post-linked.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { reverseTransfer } from '../../../core/ledger/reverse-transfer.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { request, useBooks } from './books.ts';

describe('linked transfers', () => {
  const { db, post, topUp, balance } = useBooks();
  const link = (...requests: LinkedRequest[]) => inTransaction(db.reader, (tx) => postLinked(tx, requests));
  const move = (key: string, from: string, to: string, amount: number) => request({ key, code: 'reward', debit: memberWallet(from), credit: memberWallet(to), amount });

  test('happen all, and one may spend what the one before it brought', async () => {
    await topUp('a', 100);
    expect(await link(move('1', 'a', 'b', 100), move('2', 'b', 'c', 85), move('3', 'b', 'd', 15))).toMatchObject({ ok: true, value: [{}, {}, {}] });
    expect([await balance('a'), await balance('b'), await balance('c'), await balance('d')]).toEqual([0, 0, 85, 15]);
  });

  test('or none, and the refusal says which one failed', async () => {
    expect(await link(move('4', 'c', 'a', 85), move('5', 'd', 'a', 16))).toEqual({ ok: false, code: 'insufficient_funds', params: { available: 15, needed: 16, index: 1 } });
    expect([await balance('a'), await balance('c')]).toEqual([0, 85]);
  });

  test('repeated change nothing; a chain of which a part is new is another body', async () => {
    expect(await link(move('1', 'a', 'b', 100), move('2', 'b', 'c', 85), move('3', 'b', 'd', 15))).toMatchObject({ ok: true, value: [{ repeated: true }, { repeated: true }, { repeated: true }] });
    expect(await link(move('1', 'a', 'b', 100), move('new', 'c', 'd', 1))).toEqual({ ok: false, code: 'same_key_other_body', params: { field: 'linked', index: 1 } });
    expect(await balance('c')).toBe(85);
  });

  test('end holds together', async () => {
    await topUp('boss', 100);
    const holds = await link(
      { ...move('h1', 'boss', 'friend', 85), pending: {} }, { ...request({ key: 'h2', code: 'bounty_share', debit: memberWallet('boss'), credit: 'revenue:bounty', amount: 15 }), pending: {} },
    );
    const [first, second] = holds.ok ? holds.value : [];
    expect(await readBalance(db.reader, memberWallet('boss'))).toMatchObject({ held: 100, available: 0 });
    expect(await link({ post: { key: 'p1', pending: first?.transfer ?? '' } }, { void: { key: 'p2', pending: 'unknown' } })).toMatchObject({ code: 'pending_not_found', params: { index: 1 } });
    expect(await link({ post: { key: 'p1', pending: first?.transfer ?? '' } }, { void: { key: 'p2', pending: second?.transfer ?? '' } })).toMatchObject({ ok: true });
    expect(await readBalance(db.reader, memberWallet('boss'))).toEqual({ balance: 15, held: 0, available: 15 });
    expect(await readBalance(db.reader, jobEscrow('none'))).toMatchObject({ balance: 0 });
  });

  test('of which none is given is an empty success', async () => {
    expect(await link()).toEqual({ ok: true, value: [] });
  });

  test('a mistake is taken back once, by another transfer', async () => {
    const wrong = await topUp('m', 500);
    const transfer = wrong.ok ? wrong.value.transfer : '';
    const back = (key: string, change = {}) => inTransaction(db.reader, (tx) => reverseTransfer(tx, { key, transfer, reason: 'wrong person', ...change }));
    expect(await back('r1')).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await back('r1')).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await back('r1', { reason: 'other' })).toMatchObject({ code: 'same_key_other_body', params: { field: 'reason' } });
    expect(await back('r1', { transfer: 'other' })).toMatchObject({ code: 'same_key_other_body', params: { field: 'reverses' } });
    expect(await back('r2')).toMatchObject({ code: 'already_reversed' });
    expect(await back('r3', { transfer: 'unknown' })).toMatchObject({ code: 'transfer_not_found' });
    expect(await balance('m')).toBe(0);
  });

  test('what cannot be taken back: a hold, a reversal, money that is spent', async () => {
    const reverse = (key: string, receipt: { ok: boolean; value?: { transfer: string } }) => inTransaction(db.reader, (tx) => reverseTransfer(tx, { key, transfer: receipt.value?.transfer ?? '' }));
    const paid = await topUp('n', 500);
    const hold = await post({ key: 'n-hold', code: 'withdraw', debit: memberWallet('n'), credit: 'payout:manual', amount: 200, pending: {} });
    expect(await reverse('x1', hold)).toMatchObject({ code: 'not_reversible' });
    expect(await reverse('x2', paid)).toMatchObject({ code: 'insufficient_funds', params: { available: 300, needed: 500 } });
    const small = await topUp('n', 1);
    const reversal = await reverse('x3', small);
    expect(reversal.ok).toBe(true);
    expect(await reverse('x4', reversal)).toMatchObject({ code: 'not_reversible' });
  });

  test('a mistake in a wallet that was merged is taken from the wallet it became', async () => {
    const wrong = await topUp('p', 40);
    await inTransaction(db.reader, (tx) => mergeWallets(tx, 'p', 'q'));
    const reversed = await inTransaction(db.reader, (tx) => reverseTransfer(tx, { key: 'rp', transfer: wrong.ok ? wrong.value.transfer : '' }));
    expect(reversed).toMatchObject({ ok: true });
    expect(await balance('q')).toBe(0);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});
