import { describe, expect, test } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import { Openings } from '../../../core/bounties/opening.model.ts';
import { editJob } from '../../../core/jobs/edit-job.ts';
import { expireJob } from '../../../core/jobs/expire-job.ts';
import { fillJob } from '../../../core/jobs/fill-job.ts';
import { findJob } from '../../../core/jobs/find-job.ts';
import { jobCard } from '../../../core/jobs/job-card.ts';
import type { Job, JobText } from '../../../core/jobs/job.model.ts';
import { dropBounty, promiseBounty } from '../../../core/jobs/promise-bounty.ts';
import { renewJob } from '../../../core/jobs/renew-job.ts';
import { takeDownJob } from '../../../core/jobs/take-down-job.ts';
import { turnDownJob } from '../../../core/jobs/turn-down-job.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { useDatabase } from '../../support/database.ts';
import { told } from '../applications/application-cast.ts';
import { COST, topUp, useHiring, USUAL } from '../hires/hiring-money.ts';
import { act, must, SAMPLE_TEXT } from '../jobs/sample-job.ts';

const db = useDatabase();
const hiring = useHiring(db);
const text = (changes: Partial<JobText> = {}): JobText => ({ ...SAMPLE_TEXT, openings: 2, bounty: USUAL, ...changes });
const edit = (job: Job, changes: Partial<JobText>) => act(db.reader, (tx) => editJob(tx, { job: job._id, employer: job.employer, text: text(changes) }));
const free = async (job: Job) => (await hiring.wallet(job.employer)).available;

describe('a job with a bounty', () => {
  test('waits, unseen by moderators, until its money is held; then every opening has a hold of its own', async () => {
    const employer = await hiring.employer(2 * COST);
    const job = await hiring.submit(employer, USUAL, 2);
    expect(job.status).toBe('unpaid');
    expect(must(await hiring.fund(job))).toMatchObject({ status: 'pending', bountyHeld: 2 });
    expect(await hiring.wallet(employer)).toMatchObject({ balance: 2 * COST, available: 0 });
    expect(await Openings(db.reader).countDocuments({ job: job._id, state: 'held' })).toBe(2);
    expect(await jobCard(db.reader, job._id)).toBeUndefined();
  });

  test('says how much is missing, and waits', async () => {
    const employer = await hiring.employer(COST - 1);
    const job = await hiring.submit(employer, USUAL, 2);
    expect(await hiring.fund(job)).toEqual({ ok: false, code: 'insufficient_funds', params: { available: COST - 1, needed: 2 * COST, missing: COST + 1 } });
    expect(await findJob(db.reader, job._id)).toMatchObject({ status: 'unpaid' });
    expect(await free(job)).toBe(COST - 1);
    await topUp(db.reader, employer, COST + 1);
    must(await hiring.fund(job));
  });

  test('is held once, whoever taps how often', async () => {
    const employer = await hiring.employer(4 * COST);
    const job = await hiring.submit(employer, USUAL, 2);
    const twice = await Promise.all([hiring.fund(job), hiring.fund(job)]);
    expect(twice.filter((one) => one.ok)).toHaveLength(1);
    expect(await free(job)).toBe(2 * COST);
    expect(await hiring.fund({ ...job, employer: await hiring.employer() })).toMatchObject({ code: 'job_not_found' });
  });

  test('shows its bounty while money is held for somebody', async () => {
    const job = await hiring.openWithBounty();
    expect((await jobCard(db.reader, job._id))?.bounty).toEqual(USUAL);
    await hiring.hire(job, await hiring.member('Ko Nyi'));
    expect((await jobCard(db.reader, job._id))?.bounty).toBeUndefined();
  });

  test('can be posted without it after all', async () => {
    const job = await hiring.submit(await hiring.employer(), USUAL);
    const dropped = must(await act(db.reader, (tx) => dropBounty(tx, { job: job._id, employer: job.employer })));
    expect([dropped.status, dropped.bounty]).toEqual(['pending', undefined]);
  });

  test.each([{ amount: 9_999, days: 90 }, { amount: 10_000.5, days: 90 }, { amount: -50_000, days: 90 }, { amount: 10_000_001, days: 90 }, { amount: 50_000, days: 181 }, { amount: 50_000, days: -1 }])('is refused for %j', async (bounty) => {
    const employer = await hiring.employer();
    await expect(hiring.submit(employer, bounty)).rejects.toThrow('bounty_invalid');
  });

  test('wants at most twenty people', async () => {
    await expect(hiring.submit(await hiring.employer(), USUAL, 21)).rejects.toThrow('bounty_openings');
  });

  test('that is open already can get a bounty, and shows it at once', async () => {
    const job = await hiring.publish(await hiring.submit(await hiring.employer(3 * COST), undefined, 2));
    must(await act(db.reader, (tx) => promiseBounty(tx, { job: job._id, employer: job.employer, bounty: USUAL })));
    expect((await jobCard(db.reader, job._id))?.bounty).toBeUndefined();
    must(await hiring.fund(job));
    expect((await jobCard(db.reader, job._id))?.bounty).toEqual(USUAL);
    expect(await act(db.reader, (tx) => promiseBounty(tx, { job: job._id, employer: job.employer, bounty: USUAL }))).toMatchObject({ code: 'already_held' });
  });
});

describe('what a job does not use is free again', () => {
  const open = () => hiring.openWithBounty(USUAL, 2);
  const ends: readonly [string, (job: Job) => Promise<unknown>][] = [
    ['when it is filled', (job) => act(db.reader, (tx) => fillJob(tx, { job: job._id, employer: job.employer }))],
    ['when it is taken down', (job) => act(db.reader, (tx) => takeDownJob(tx, { job: job._id, reason: { code: 'other' } }))],
    ['when it expires', async (job) => {
      db.clock.move(31 * DAY);
      return act(db.reader, (tx) => expireJob(tx, { job: job._id, revision: job.revision }));
    }],
    ['when its bounty is taken away', (job) => act(db.reader, (tx) => editJob(tx, { job: job._id, employer: job.employer, text: SAMPLE_TEXT }))],
  ];

  test.each(ends)('%s', async (_when, end) => {
    const job = await open();
    expect(await free(job)).toBe(0);
    await end(job);
    expect(await free(job)).toBe(2 * COST);
    expect(await findJob(db.reader, job._id)).not.toHaveProperty('bountyHeld');
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('when it is rejected; the employer is told how much', async () => {
    const job = await hiring.submit(await hiring.employer(COST), USUAL);
    must(await hiring.fund(job));
    must(await act(db.reader, (tx) => turnDownJob(tx, { job: job._id, revision: 1, reason: { code: 'unclear' } })));
    expect(await free(job)).toBe(COST);
    expect(await told(db.reader, job.employer, 'amount')).toContainEqual(['bounty.released', COST]);
  });

  test('a renewed job shows no bounty until its money is held again', async () => {
    const job = await open();
    must(await act(db.reader, (tx) => fillJob(tx, { job: job._id, employer: job.employer })));
    must(await act(db.reader, (tx) => renewJob(tx, { job: job._id, employer: job.employer })));
    expect((await jobCard(db.reader, job._id))?.bounty).toBeUndefined();
    must(await hiring.fund(job));
    expect((await jobCard(db.reader, job._id))?.bounty).toEqual(USUAL);
  });
});

describe('an edit', () => {
  test('of the text alone keeps what is held', async () => {
    const job = await hiring.openWithBounty(USUAL, 2);
    expect(must(await edit(job, { title: 'Bookkeeper' }))).toMatchObject({ status: 'pending', bountyHeld: 2 });
    expect(await free(job)).toBe(0);
  });

  test('to fewer people frees the rest', async () => {
    const job = await hiring.openWithBounty(USUAL, 2);
    expect(must(await edit(job, { openings: 1 }))).toMatchObject({ status: 'pending', bountyHeld: 1 });
    expect(await free(job)).toBe(COST);
  });

  test.each([{ openings: 3 }, { bounty: { amount: 200_000, days: 90 } }, { bounty: { amount: 100_000, days: 30 } }])('to %j frees everything and waits for the new money', async (changes) => {
    const job = await hiring.openWithBounty(USUAL, 2);
    expect(must(await edit(job, changes)).status).toBe('unpaid');
    expect(await free(job)).toBe(2 * COST);
  });

  test('after a hire holds only for the people who are still wanted', async () => {
    const job = await hiring.openWithBounty(USUAL, 2);
    await hiring.hire(job, await hiring.member('Ko Nyi'));
    expect(must(await edit(job, { title: 'Bookkeeper' }))).toMatchObject({ status: 'pending', bountyHeld: 1 });
  });
});
