import { describe, expect, test } from 'vitest';
import { inTransaction, type Tx } from '../../../core/db/database.ts';
import { editJob } from '../../../core/jobs/edit-job.ts';
import { expireJob } from '../../../core/jobs/expire-job.ts';
import { fillJob } from '../../../core/jobs/fill-job.ts';
import { findJob } from '../../../core/jobs/find-job.ts';
import { JOB_ACTS, type JobAct, type JobStatus } from '../../../core/jobs/job-status.ts';
import { Jobs, type Job } from '../../../core/jobs/job.model.ts';
import { openJob } from '../../../core/jobs/open-job.ts';
import { dropBounty } from '../../../core/jobs/promise-bounty.ts';
import { pauseJob } from '../../../core/jobs/pause-job.ts';
import { renewJob } from '../../../core/jobs/renew-job.ts';
import { resumeJob } from '../../../core/jobs/resume-job.ts';
import { takeDownJob } from '../../../core/jobs/take-down-job.ts';
import { turnDownJob } from '../../../core/jobs/turn-down-job.ts';
import { banMember } from '../../../core/members/ban-member.ts';
import { useDatabase } from '../../support/database.ts';
import { must, openSampleJob, SAMPLE_TEXT } from './sample-job.ts';

const db = useDatabase();
const STATUSES: readonly JobStatus[] = ['unpaid', 'pending', 'open', 'paused', 'filled', 'expired', 'rejected', 'removed'];

const DO: Record<JobAct, (tx: Tx, job: Job) => Promise<unknown>> = {
  approve: (tx, { _id: job, revision }) => openJob(tx, { job, revision }),
  reject: (tx, { _id: job, revision }) => turnDownJob(tx, { job, revision, reason: { code: 'unclear' } }),
  edit: (tx, { _id: job, employer }) => editJob(tx, { job, employer, text: SAMPLE_TEXT }),
  fund: (tx, { _id: job, employer }) => dropBounty(tx, { job, employer }),
  park: (tx, { _id: job, employer }) => editJob(tx, { job, employer, text: { ...SAMPLE_TEXT, bounty: { amount: 100_000, days: 90 } } }),
  pause: (tx, { _id: job, employer }) => pauseJob(tx, { job, employer }),
  resume: (tx, { _id: job, employer }) => resumeJob(tx, { job, employer }),
  fill: (tx, { _id: job, employer }) => fillJob(tx, { job, employer }),
  renew: (tx, { _id: job, employer }) => renewJob(tx, { job, employer }),
  expire: (tx, { _id: job, revision }) => expireJob(tx, { job, revision }),
  takeDown: (tx, { _id: job }) => takeDownJob(tx, { job, reason: { code: 'unclear' } }),
};

const acts = Object.keys(JOB_ACTS).filter((name): name is JobAct => name in JOB_ACTS);

describe.each(acts)('to %s a job', (act) => {
  test.each(STATUSES)('that is %s does what the table says, and nothing else', async (status) => {
    const job = await openSampleJob(db.reader);
    const until = act === 'expire' ? db.clock.now() : job.expiresAt;
    await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { status, expiresAt: until } });
    await inTransaction(db.reader, (tx) => DO[act](tx, job));
    const from: readonly JobStatus[] = JOB_ACTS[act].from;
    expect((await findJob(db.reader, job._id))?.status).toBe(from.includes(status) ? JOB_ACTS[act].to : status);
  });
});

test('a banned employer opens nothing again', async () => {
  const job = await openSampleJob(db.reader);
  await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { status: 'expired' } });
  must(await inTransaction(db.reader, (tx) => banMember(tx, { member: job.employer })));
  expect(await inTransaction(db.reader, (tx) => renewJob(tx, { job: job._id, employer: job.employer }))).toEqual({ ok: false, code: 'banned' });
});
