import { describe, expect, test } from 'vitest';
import { findJob } from '../../../core/jobs/find-job.ts';
import { editJob } from '../../../core/jobs/edit-job.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import type { Notice } from '../../../core/notices/notice.ts';
import { approveJob } from '../../../core/moderation/approve-job.ts';
import { listAudit } from '../../../core/moderation/list-audit.ts';
import { rejectJob } from '../../../core/moderation/reject-job.ts';
import { takeDown } from '../../../core/moderation/take-down.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob, pendingJob, SAMPLE_TEXT, sampleMember } from '../jobs/sample-job.ts';
import { sampleModerator } from './sample-moderator.ts';

const db = useDatabase();
const approve = (job: string, by: string, revision = 1) => act(db.reader, (tx) => approveJob(tx, { job, revision, by }));
const reject = (job: string, by: string, reason = 'unclear', text?: string) =>
  act(db.reader, (tx) => rejectJob(tx, { job, revision: 1, by, reason, ...(text !== undefined && { text }) }));
const told = (member: string) => Notices(db.reader).find({ member }).lean<Notice[]>();
const acts = async (job: string) => (await listAudit(db.reader, { subject: `job:${job}` })).map(({ act: what }) => what);

describe('deciding a post', () => {
  test('approving opens it, tells the employer and leaves an audit row', async () => {
    const by = await sampleModerator(db.reader, 'content');
    const { _id: job, employer } = await pendingJob(db.reader);
    must(await approve(job, by));
    expect(await findJob(db.reader, job)).toMatchObject({ status: 'open' });
    expect(await told(employer)).toMatchObject([{ kind: 'job.approved', params: { job } }]);
    expect(await listAudit(db.reader, { subject: `job:${job}` })).toMatchObject([{ by, act: 'job.approve', before: 'pending', after: 'open' }]);
  });

  test('rejecting tells the employer the reason and what the moderator added', async () => {
    const by = await sampleModerator(db.reader, 'owner');
    const { _id: job, employer } = await pendingJob(db.reader);
    must(await reject(job, by, 'unclear', '  What are the hours?  '));
    expect(await told(employer)).toMatchObject([{ kind: 'job.rejected', params: { job, reason: 'unclear', text: 'What are the hours?' } }]);
    expect(await findJob(db.reader, job)).toMatchObject({ status: 'rejected', closeReason: { code: 'unclear' } });
  });

  test('of two tabs one wins and the other is told; one audit row, one notice', async () => {
    const [a, b] = [await sampleModerator(db.reader, 'content'), await sampleModerator(db.reader, 'content')];
    const { _id: job, employer } = await pendingJob(db.reader);
    const results = await Promise.all([approve(job, a), reject(job, b)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, code: 'already_decided' });
    expect(await told(employer)).toHaveLength(1);
    expect(await acts(job)).toHaveLength(1);
  });

  test('a decision about a text that was edited meanwhile is refused', async () => {
    const by = await sampleModerator(db.reader, 'content');
    const { _id: job, employer } = await pendingJob(db.reader);
    must(await act(db.reader, (tx) => editJob(tx, { job, employer, text: { ...SAMPLE_TEXT, title: 'Bookkeeper' } })));
    expect(await approve(job, by)).toEqual({ ok: false, code: 'already_decided' });
    must(await approve(job, by, 2));
  });

  test('is refused to the money role, to plain members and for unknown reasons', async () => {
    const { _id: job } = await pendingJob(db.reader);
    expect(await approve(job, await sampleModerator(db.reader, 'money'))).toEqual({ ok: false, code: 'not_allowed' });
    expect(await reject(job, await sampleMember(db.reader))).toEqual({ ok: false, code: 'not_allowed' });
    expect(await reject(job, await sampleModerator(db.reader, 'content'), 'because')).toEqual({ ok: false, code: 'reason_unknown' });
    expect(await acts(job)).toEqual([]);
  });
});

test('taking an open job down tells the employer why, once', async () => {
  const by = await sampleModerator(db.reader, 'content');
  const { _id: job, employer } = await openSampleJob(db.reader);
  const down = () => act(db.reader, (tx) => takeDown(tx, { job, by, reason: 'asks_money' }));
  must(await down());
  expect(await down()).toEqual({ ok: false, code: 'already_decided' });
  expect(await told(employer)).toMatchObject([{ kind: 'job.taken_down', params: { job, reason: 'asks_money' } }]);
});
