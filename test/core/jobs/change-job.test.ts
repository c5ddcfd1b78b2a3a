import { describe, expect, test } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import type { Tx } from '../../../core/db/database.ts';
import { countApplication } from '../../../core/jobs/count-application.ts';
import type { OwnJob } from '../../../core/jobs/change-job.ts';
import { editJob } from '../../../core/jobs/edit-job.ts';
import { extendFeature } from '../../../core/jobs/extend-feature.ts';
import { fillJob } from '../../../core/jobs/fill-job.ts';
import { findJob } from '../../../core/jobs/find-job.ts';
import { hideJob, showJob } from '../../../core/jobs/hide-job.ts';
import { jobCard } from '../../../core/jobs/job-card.ts';
import { openJob } from '../../../core/jobs/open-job.ts';
import { pauseJob } from '../../../core/jobs/pause-job.ts';
import { renewJob } from '../../../core/jobs/renew-job.ts';
import { resumeJob } from '../../../core/jobs/resume-job.ts';
import { takeDownJob } from '../../../core/jobs/take-down-job.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob, pendingJob, SAMPLE_TEXT, sampleMember } from './sample-job.ts';

const db = useDatabase();
const run = <T>(work: (tx: Tx) => Promise<T>) => act(db.reader, work);
const status = async (job: string) => (await findJob(db.reader, job))?.status;

describe('a job of one’s own', () => {
  test('is paused, resumed, filled and renewed', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    const own = { job, employer };
    must(await run((tx) => pauseJob(tx, own)));
    expect((await jobCard(db.reader, job))?.standing).toBe('paused');
    must(await run((tx) => resumeJob(tx, own)));
    must(await run((tx) => fillJob(tx, own)));
    expect((await jobCard(db.reader, job))?.standing).toBe('filled');
    must(await run((tx) => renewJob(tx, own)));
    expect((await jobCard(db.reader, job))?.standing).toBe('open');
  });

  test('of two acts that exclude each other the second is told the status', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    must(await run((tx) => fillJob(tx, { job, employer })));
    expect(await run((tx) => pauseJob(tx, { job, employer }))).toEqual({ ok: false, code: 'job_in_other_state', params: { status: 'filled' } });
  });

  test('goes back to approval when it is edited, as a new revision', async () => {
    const { _id: job, employer, revision } = await openSampleJob(db.reader, { photo: 'photo0000001' });
    const edited = must(await run((tx) => editJob(tx, { job, employer, text: { ...SAMPLE_TEXT, title: 'Senior accountant' } })));
    expect(edited).toMatchObject({ status: 'pending', revision: revision + 1, title: 'Senior accountant' });
    expect(edited.photo).toBeUndefined();
    expect(await run((tx) => openJob(tx, { job, revision }))).toMatchObject({ ok: false, code: 'already_decided' });
    must(await run((tx) => openJob(tx, { job, revision: revision + 1 })));
    expect(await status(job)).toBe('open');
  });

  const acts: [string, (tx: Tx, own: OwnJob) => Promise<{ ok: boolean }>][] = [
    ['paused', pauseJob], ['resumed', resumeJob], ['filled', fillJob], ['renewed', renewJob],
    ['edited', (tx, own) => editJob(tx, { ...own, text: SAMPLE_TEXT })],
    ['featured', (tx, own) => extendFeature(tx, { ...own, days: 7 })],
  ];
  test.each(acts)('cannot be %s by somebody else, who is told nothing', async (_, doIt) => {
    const { _id: job } = await openSampleJob(db.reader);
    const stranger = await sampleMember(db.reader);
    expect(await run((tx) => doIt(tx, { job, employer: stranger }))).toEqual({ ok: false, code: 'job_not_found' });
  });
});

describe('an application counts', () => {
  test('on an open job', async () => {
    const { _id: job } = await openSampleJob(db.reader);
    expect(must(await run((tx) => countApplication(tx, job))).applications).toBe(1);
  });

  test('not on one that waits, is paused, hidden, past its day, or never was', async () => {
    const pending = await pendingJob(db.reader);
    const paused = await openSampleJob(db.reader);
    must(await run((tx) => pauseJob(tx, { job: paused._id, employer: paused.employer })));
    const hidden = await openSampleJob(db.reader);
    must(await run((tx) => hideJob(tx, hidden._id)));
    const old = await openSampleJob(db.reader);
    db.clock.move(30 * DAY);
    for (const job of [pending._id, paused._id, hidden._id, old._id, 'never0000000']) {
      expect(await run((tx) => countApplication(tx, job))).toEqual({ ok: false, code: 'job_closed' });
    }
    expect((await jobCard(db.reader, old._id))?.standing).toBe('expired');
  });

  test('either before a job is filled or not at all', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    const [counted, filled] = await Promise.all([
      run((tx) => countApplication(tx, job)), run((tx) => fillJob(tx, { job, employer })),
    ]);
    expect(filled.ok).toBe(true);
    expect((await findJob(db.reader, job))?.applications).toBe(counted.ok ? 1 : 0);
  });
});

describe('featuring', () => {
  test('adds days to what was bought before', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    const first = must(await run((tx) => extendFeature(tx, { job, employer, days: 7 })));
    const second = must(await run((tx) => extendFeature(tx, { job, employer, days: 7 })));
    expect(second.getTime() - first.getTime()).toBe(7 * DAY);
    expect((await jobCard(db.reader, job))?.featured).toBe(true);
    db.clock.move(14 * DAY);
    expect((await jobCard(db.reader, job))?.featured).toBe(false);
  });

  test('is refused for a job that is not open', async () => {
    const { _id: job, employer } = await pendingJob(db.reader);
    expect(await run((tx) => extendFeature(tx, { job, employer, days: 7 }))).toEqual({ ok: false, code: 'job_not_open' });
  });
});

describe('hiding and taking down', () => {
  test('a hidden job is not seen until it is shown again', async () => {
    const { _id: job } = await openSampleJob(db.reader);
    must(await run((tx) => hideJob(tx, job)));
    expect(await jobCard(db.reader, job)).toBeUndefined();
    expect(await run((tx) => hideJob(tx, job))).toMatchObject({ ok: false, code: 'already_decided' });
    must(await run((tx) => showJob(tx, job)));
    expect(await jobCard(db.reader, job)).toBeDefined();
  });

  test('a job that was taken down cannot be edited or renewed', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    must(await run((tx) => takeDownJob(tx, { job, reason: { code: 'asks_money' } })));
    expect(await run((tx) => renewJob(tx, { job, employer }))).toMatchObject({ ok: false, code: 'job_in_other_state' });
    expect(await run((tx) => editJob(tx, { job, employer, text: SAMPLE_TEXT }))).toMatchObject({ ok: false, code: 'job_in_other_state' });
  });
});
