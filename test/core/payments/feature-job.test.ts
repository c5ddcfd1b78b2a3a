import { describe, expect, test } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import { findJob } from '../../../core/jobs/find-job.ts';
import { pauseJob } from '../../../core/jobs/pause-job.ts';
import { memberWallet } from '../../../core/ledger/chart-of-accounts.ts';
import { postTransfer } from '../../../core/ledger/post-transfer.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { featureJob } from '../../../core/payments/feature-job.ts';
import { provenPin } from '../pin/proven-pin.ts';
import type { PinProof } from '../../../core/pin/pin-proof.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob, sampleMember } from '../jobs/sample-job.ts';

describe('featuring a job', () => {
  const db = useDatabase();
  /** Everybody enters their PIN once. */
  const proofs = new Map<string, Promise<PinProof>>();
  const feature = async (member: string, job: string, request: string) => {
    const proving = proofs.get(member) ?? provenPin(db.reader, member);
    proofs.set(member, proving);
    const proof = await proving;
    return act(db.reader, (tx) => featureJob(tx, { member, job, request, proof }));
  };
  const balance = async (member: string) => (await readBalance(db.reader, memberWallet(member))).balance;

  /** An employer with an open job and this much money. */
  async function shop(amount: number): Promise<{ member: string; job: string }> {
    const { _id: job, employer: member } = await openSampleJob(db.reader);
    if (amount > 0) {
      must(await act(db.reader, (tx) => postTransfer(tx, {
        key: `test:${member}`, code: 'topup', debit: 'kbzpay:clearing', credit: memberWallet(member), amount, reference: 'test', textKey: 'wallet:entry.topup',
      })));
    }
    return { member, job };
  }

  test('costs 10,000 kyat for seven days; a second wish adds seven days', async () => {
    const { member, job } = await shop(25_000);
    const first = must(await feature(member, job, 'one'));
    expect(first).toMatchObject({ price: 10_000, until: (await findJob(db.reader, job))?.featuredUntil });
    const second = must(await feature(member, job, 'two'));
    expect(second.until.getTime() - first.until.getTime()).toBe(7 * DAY);
    expect(await balance(member)).toBe(5_000);
    expect((await readBalance(db.reader, 'revenue:featured')).balance).toBe(20_000);
  });

  test('by the same wish at the same moment costs once', async () => {
    const { member, job } = await shop(50_000);
    const all = await Promise.all([1, 2, 3].map(() => feature(member, job, 'same')));
    expect(new Set(all.map((one) => must(one).receipt)).size).toBe(1);
    expect(await balance(member)).toBe(40_000);
  });

  test('without the money changes neither the wallet nor the job', async () => {
    const { member, job } = await shop(9_999);
    expect(await feature(member, job, 'poor')).toEqual({ ok: false, code: 'insufficient_funds', params: { available: 9_999, needed: 10_000 } });
    expect((await findJob(db.reader, job))?.featuredUntil).toBeUndefined();
    expect(await balance(member)).toBe(9_999);
  });

  test('that is not open gives the money back', async () => {
    const { member, job } = await shop(10_000);
    must(await act(db.reader, (tx) => pauseJob(tx, { job, employer: member })));
    expect(await feature(member, job, 'paused')).toMatchObject({ code: 'job_not_open' });
    expect(await balance(member)).toBe(10_000);
  });

  test('of somebody else is not found, whoever has the money', async () => {
    const { job } = await shop(10_000);
    expect(await feature(await sampleMember(db.reader), job, 'mine')).toMatchObject({ code: 'job_not_found' });
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});
