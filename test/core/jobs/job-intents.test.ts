import { describe, expect, test } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import { findJob } from '../../../core/jobs/find-job.ts';
import { jobIntents } from '../../../core/jobs/job-intents.ts';
import { JOB_OPEN_MS } from '../../../core/jobs/job-limits.ts';
import { renewJob } from '../../../core/jobs/renew-job.ts';
import { takeDownJob } from '../../../core/jobs/take-down-job.ts';
import { countApplication } from '../../../core/jobs/count-application.ts';
import type { Intent } from '../../../core/intents/intent.ts';
import type { Notice, NoticeKind } from '../../../core/notices/notice.ts';
import { Intents } from '../../../core/intents/intent.model.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob } from './sample-job.ts';

const db = useDatabase();
const applicants = ['a', 'b', 'c'].flatMap((x) => Array.from({ length: 40 }, (_, i) => `${x}${String(i).padStart(2, '0')}`));
const handlers = jobIntents({
  runningApplicants: async (_, { after = '', limit }) => applicants.filter((id) => id > after).slice(0, limit),
});

async function doIntent(id: string) {
  const intent = await Intents(db.reader).findById(id).orFail().lean<Intent>();
  return handlers[intent.kind]?.({ ...db.reader, resumed: false }, intent);
}

const noticesOf = async (kind: NoticeKind, job: string) => Notices(db.reader).find({ kind, 'params.job': job }).lean<Notice[]>();

describe('the end of a job', () => {
  test('is planned with its approval: a reminder three days before, the end after thirty', async () => {
    const { _id: job, openedAt } = await openSampleJob(db.reader);
    const expire = await Intents(db.reader).findById(`job:${job}:1:expire`).orFail().lean();
    const remind = await Intents(db.reader).findById(`job:${job}:1:remind`).orFail().lean();
    expect(expire.dueAt.getTime() - (openedAt?.getTime() ?? 0)).toBe(JOB_OPEN_MS);
    expect(expire.dueAt.getTime() - remind.dueAt.getTime()).toBe(3 * DAY);
  });

  test('reminds, then expires and tells the employer, each once however often the intent runs', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    db.clock.move(27 * DAY);
    await doIntent(`job:${job}:1:remind`);
    await doIntent(`job:${job}:1:remind`);
    expect(await noticesOf('job.expiring', job)).toMatchObject([{ member: employer }]);
    db.clock.move(3 * DAY);
    await doIntent(`job:${job}:1:expire`);
    await doIntent(`job:${job}:1:expire`);
    expect(await noticesOf('job.expired', job)).toMatchObject([{ member: employer }]);
    expect((await findJob(db.reader, job))?.status).toBe('expired');
  });

  test('does not come on the old day once the job was renewed', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    db.clock.move(29 * DAY);
    must(await act(db.reader, (tx) => renewJob(tx, { job, employer })));
    db.clock.move(2 * DAY);
    await doIntent(`job:${job}:1:expire`);
    expect((await findJob(db.reader, job))?.status).toBe('open');
    db.clock.move(28 * DAY);
    await doIntent(`job:${job}:2:expire`);
    expect((await findJob(db.reader, job))?.status).toBe('expired');
  });
});

test('every running applicant of a job that was taken down is told once', async () => {
  const { _id: job } = await openSampleJob(db.reader);
  must(await act(db.reader, (tx) => countApplication(tx, job)));
  must(await act(db.reader, (tx) => takeDownJob(tx, { job, reason: { code: 'asks_money' } })));
  await doIntent(`job:${job}:tell`);
  await doIntent(`job:${job}:tell`);
  expect((await noticesOf('job.removed', job)).map(({ member }) => member).sort()).toEqual(applicants);
});
