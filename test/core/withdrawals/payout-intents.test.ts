import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR } from '../../../core/clock.ts';
import { runIntent, dueIntents } from '../../../core/intents/run-intent.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { approveWithdrawal } from '../../../core/moderation/decide-withdrawal.ts';
import { createBatch } from '../../../core/withdrawals/export-batch.ts';
import { payoutIntents } from '../../../core/withdrawals/payout-intents.ts';
import { Withdrawals } from '../../../core/withdrawals/withdrawal.model.ts';
import { startPayoutEmulator, syntheticPayout, type PayoutFault } from '../../emulators/payout/start-payout.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must } from '../jobs/sample-job.ts';
import { sampleModerator } from '../moderation/sample-moderator.ts';
import { asked, richMember, walletOf } from './withdrawing.ts';

const db = useDatabase();
let wallet: Awaited<ReturnType<typeof startPayoutEmulator>>;
let member: string;

beforeEach(async () => {
  await db.empty();
  wallet = await startPayoutEmulator();
  member = await richMember(db.reader, 50_000);
});
afterEach(() => wallet.stop());

async function approved(): Promise<string> {
  const { _id } = await asked(db.reader, member, 20_000);
  const by = await sampleModerator(db.reader, 'money');
  must(await act(db.reader, (tx) => approveWithdrawal(tx, { withdrawal: _id, by })));
  return _id;
}

/** Lets the worker do what is due, hour by hour. */
async function work(hours = 3): Promise<void> {
  const handlers = payoutIntents({ providers: { kbzpay: syntheticPayout(wallet.url) } });
  for (let hour = 0; hour < hours; hour++) {
    for (const id of await dueIntents(db.reader)) await runIntent(db.reader, handlers, id);
    db.clock.move(HOUR);
  }
}

test.each<PayoutFault | undefined>([undefined, 'lost', 'down', 'html', 'slow'])('an approved withdrawal is paid once by an API, also when it is in trouble (%s)', async (fault) => {
  const id = await approved();
  if (fault) wallet.faults.push(fault);
  await work();
  expect(wallet.paid).toEqual([{ id, phone: '+959777123456', amount: 20_000 }]);
  expect(await Withdrawals(db.reader).findById(id).lean()).toMatchObject({ state: 'paid', reference: expect.stringMatching(/^SYN-/) });
  expect(await walletOf(db.reader, member)).toMatchObject({ balance: 30_000, available: 30_000 });
  expect(await verifyBooks(db.reader)).toEqual([]);
});

test('what the API refuses goes back to the wallet', async () => {
  const id = await approved();
  wallet.faults.push('refuse');
  await work();
  expect(await Withdrawals(db.reader).findById(id).lean()).toMatchObject({ state: 'failed', reason: 'number_unknown' });
  expect(await walletOf(db.reader, member)).toMatchObject({ balance: 50_000, available: 50_000 });
});

test('a process that died between the call and the booking pays nothing twice', async () => {
  const id = await approved();
  await Withdrawals(db.reader).updateOne({ _id: id }, { $set: { state: 'sending' } });
  await syntheticPayout(wallet.url).pay({ id, phone: '+959777123456', amount: 20_000 });
  await work();
  expect(wallet.paid).toHaveLength(1);
  expect(await Withdrawals(db.reader).findById(id).lean()).toMatchObject({ state: 'paid' });
});

test('what an API pays is in no batch file, and what a batch file holds is asked of no API', async () => {
  const first = await approved();
  await work(1);
  expect(await act(db.reader, (tx) => createBatch(tx, { way: 'kbzpay', by: 'x' }))).toMatchObject({ code: 'nothing_to_pay' });
  expect((await Withdrawals(db.reader).findById(first).lean())?.state).toBe('paid');
  const second = await approved();
  must(await act(db.reader, (tx) => createBatch(tx, { way: 'kbzpay', by: 'x' })));
  await work();
  expect(wallet.paid).toHaveLength(1);
  expect((await Withdrawals(db.reader).findById(second).lean())?.state).toBe('batched');
});
