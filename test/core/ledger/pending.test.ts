import { describe, expect, test } from 'vitest';
import { HOUR } from '../../../core/clock.ts';
import { inTransaction } from '../../../core/db/database.ts';
import { jobEscrow, memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { expirePending } from '../../../core/ledger/expire-pending.ts';
import { foldEntries } from '../../../core/ledger/fold-entries.ts';
import { listHolds } from '../../../core/ledger/list-holds.ts';
import { mergeWallets } from '../../../core/ledger/merge-wallets.ts';
import { postPending } from '../../../core/ledger/post-pending.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { readStatement } from '../../../core/ledger/read-statement.ts';
import type { TransferRequest } from '../../../core/ledger/transfer-request.ts';
import { trialBalance } from '../../../core/ledger/trial-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { voidPending } from '../../../core/ledger/void-pending.ts';
import { useBooks } from './books.ts';

describe('money that is held', () => {
  const { db, post, topUp } = useBooks();
  const wallet = (member: string) => readBalance(db.reader, memberWallet(member));
  const hold = async (member: string, amount: number, change: Partial<TransferRequest> = {}) => {
    const held = await post({ key: `hold:${member}:${amount}`, code: 'withdraw', debit: memberWallet(member), credit: 'payout:kbzpay', amount, pending: {}, ...change });
    if (!held.ok) throw new Error(held.code);
    return held.value.transfer;
  };
  const postIt = (pending: string, amount?: number, key = `post:${pending}`) =>
    inTransaction(db.reader, (tx) => postPending(tx, { key, pending, ...(amount !== undefined && { amount }) }));
  const voidIt = (pending: string, key = `void:${pending}`) => inTransaction(db.reader, (tx) => voidPending(tx, { key, pending }));

  test('is still there, but cannot be spent', async () => {
    await topUp('a', 100);
    await hold('a', 70);
    expect(await wallet('a')).toEqual({ balance: 100, held: 70, available: 30 });
    expect(await post({ key: 'more', debit: memberWallet('a'), credit: 'revenue:featured', amount: 31 }))
      .toMatchObject({ code: 'insufficient_funds', params: { available: 30, needed: 31 } });
    expect(await post({ key: 'rest', debit: memberWallet('a'), credit: 'revenue:featured', amount: 30 })).toMatchObject({ ok: true });
  });

  test('moves when it is posted, and the statement shows it once', async () => {
    await topUp('b', 100);
    const pending = await hold('b', 70);
    expect(await postIt(pending)).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await postIt(pending)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await wallet('b')).toEqual({ balance: 30, held: 0, available: 30 });
    expect((await readStatement(db.reader, memberWallet('b'))).lines.map(({ change, balance }) => [change, balance])).toEqual([[-70, 30], [100, 100]]);
  });

  test('may be posted in part; the rest is free again', async () => {
    await topUp('c', 100);
    const pending = await hold('c', 70);
    expect(await postIt(pending, 71)).toEqual({ ok: false, code: 'exceeds_pending', params: { held: 70 } });
    expect(await postIt(pending, 0)).toMatchObject({ code: 'amount_invalid' });
    expect(await postIt(pending, 50)).toMatchObject({ ok: true });
    expect(await wallet('c')).toEqual({ balance: 50, held: 0, available: 50 });
  });

  test('ends once: posted, voided and expired exclude each other', async () => {
    await topUp('d', 100);
    const posted = await hold('d', 10);
    const voided = await hold('d', 20);
    await postIt(posted);
    await voidIt(voided);
    expect(await postIt(posted, 5, 'again')).toMatchObject({ code: 'pending_already_posted' });
    expect(await voidIt(posted, 'again')).toMatchObject({ code: 'pending_already_posted' });
    expect(await postIt(voided, undefined, 'again')).toMatchObject({ code: 'pending_already_voided' });
    expect(await voidIt(voided)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await postIt(voided, undefined, `void:${voided}`)).toMatchObject({ code: 'same_key_other_body', params: { field: 'kind' } });
    expect(await postIt(posted, 9)).toMatchObject({ code: 'same_key_other_body', params: { field: 'amount' } });
    expect(await wallet('d')).toEqual({ balance: 90, held: 0, available: 90 });
  });

  test('of two who end it at the same moment one is told that it is over', async () => {
    await topUp('e', 100);
    const pending = await hold('e', 60);
    const outcomes = await Promise.all([postIt(pending), voidIt(pending), postIt(pending, 30, 'other')]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await wallet('e')).held).toBe(0);
  });

  test('is free again when its time is over by the clock, not before', async () => {
    await topUp('f', 100);
    const expiresAt = new Date(db.clock.now().getTime() + HOUR);
    const pending = await hold('f', 40, { pending: { expiresAt } });
    expect(await expirePending(db.reader)).toBe(0);
    db.clock.move(HOUR + 1);
    expect(await postIt(pending)).toMatchObject({ code: 'pending_expired' });
    expect(await voidIt(pending)).toMatchObject({ code: 'pending_expired' });
    expect(await expirePending(db.reader)).toBe(1);
    expect(await expirePending(db.reader)).toBe(0);
    expect(await wallet('f')).toEqual({ balance: 100, held: 0, available: 100 });
    expect(await postIt(pending, undefined, 'late')).toMatchObject({ code: 'pending_expired' });
  });

  test('repeated with another end differs in dueAt; an end in the past is refused', async () => {
    const now = db.clock.now().getTime();
    await topUp('g', 100);
    await hold('g', 10, { pending: { expiresAt: new Date(now + HOUR) } });
    const again = { key: 'hold:g:10', code: 'withdraw', debit: memberWallet('g'), credit: 'payout:kbzpay', amount: 10 } as const;
    expect(await post({ ...again, pending: { expiresAt: new Date(now + HOUR) } })).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await post({ ...again, pending: { expiresAt: new Date(now + HOUR + 1) } })).toMatchObject({ code: 'same_key_other_body', params: { field: 'dueAt' } });
    expect(await post(again)).toMatchObject({ code: 'same_key_other_body', params: { field: 'kind' } });
    expect(await post({ ...again, key: 'past', pending: { expiresAt: new Date(now - 1) } })).toMatchObject({ code: 'expiry_invalid' });
  });

  test('that does not exist, or is no hold, is not found', async () => {
    const plain = await topUp('h', 10);
    expect(await postIt('nothing')).toMatchObject({ code: 'pending_not_found' });
    expect(await voidIt(plain.ok ? plain.value.transfer : '')).toMatchObject({ code: 'pending_not_found' });
  });

  test('is listed, for who gives and who may receive', async () => {
    await topUp('i', 100);
    const out = await hold('i', 30);
    const promised = await post({ key: 'promise', code: 'reward', debit: memberWallet('i'), credit: memberWallet('j'), amount: 25, pending: {} });
    expect((await listHolds(db.reader, memberWallet('i'))).map(({ change }) => change).sort()).toEqual([-25, -30]);
    expect(await listHolds(db.reader, memberWallet('j'))).toMatchObject([{ change: 25, transfer: promised.ok && promised.value.transfer }]);
    expect(await wallet('j')).toEqual({ balance: 0, held: 0, available: 0 });
    await voidIt(out);
    expect(await listHolds(db.reader, memberWallet('i'))).toHaveLength(1);
  });

  test('follows its owner when the wallet was merged meanwhile', async () => {
    await topUp('old', 100);
    const back = await hold('old', 30);
    const part = await hold('old', 20);
    const reward = await post({ key: 'to-old', code: 'topup', debit: 'kbzpay:clearing', credit: memberWallet('old'), amount: 7, pending: {} });
    expect(await inTransaction(db.reader, (tx) => mergeWallets(tx, 'old', 'new'))).toEqual({ ok: true, value: 50 });
    expect((await listHolds(db.reader, memberWallet('new'))).map(({ change }) => change).sort()).toEqual([-20, -30, 7]);
    await voidIt(back);
    expect(await wallet('new')).toMatchObject({ balance: 80 });
    await postIt(part, 15);
    await postIt(reward.ok ? reward.value.transfer : '');
    expect(await wallet('new')).toMatchObject({ balance: 92 });
    expect(await wallet('old')).toEqual({ balance: 0, held: 0, available: 0 });
  });

  test('in an escrow pays a hire, and the escrow ends at zero', async () => {
    await topUp('boss', 100);
    const escrow = jobEscrow('job');
    const held = await hold('boss', 100, { credit: escrow, code: 'bounty_hold' });
    await postIt(held);
    await post({ key: 'reward', code: 'reward', debit: escrow, credit: memberWallet('friend'), amount: 85 });
    expect(await post({ key: 'too-much', code: 'bounty_share', debit: escrow, credit: 'revenue:bounty', amount: 16 })).toMatchObject({ code: 'insufficient_funds' });
    await post({ key: 'share', code: 'bounty_share', debit: escrow, credit: 'revenue:bounty', amount: 15 });
    expect(await readBalance(db.reader, escrow)).toMatchObject({ balance: 0 });
  });

  test('is in the trial balance on both sides, before and after folding', async () => {
    const before = await trialBalance(db.reader);
    expect(before.pendingDebit).toBeGreaterThan(0);
    expect(before).toMatchObject({ balanced: true, pendingCredit: before.pendingDebit });
    while (await foldEntries(db.reader) > 0);
    expect({ ...await trialBalance(db.reader), accounts: [] }).toEqual({ ...before, accounts: [] });
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});
