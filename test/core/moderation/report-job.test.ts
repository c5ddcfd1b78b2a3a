import { describe, expect, test } from 'vitest';
import { findJob } from '../../../core/jobs/find-job.ts';
import { jobCard } from '../../../core/jobs/job-card.ts';
import { findMember } from '../../../core/members/find-member.ts';
import { decideReport, type ReportDecision } from '../../../core/moderation/decide-report.ts';
import { liftBan } from '../../../core/moderation/ban.ts';
import { listAudit } from '../../../core/moderation/list-audit.ts';
import { listReportCases, listReportsOf } from '../../../core/moderation/list-reports.ts';
import { REPORTS_TO_HIDE, reportJob } from '../../../core/moderation/report-job.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob, pendingJob, sampleMember } from '../jobs/sample-job.ts';
import { sampleModerator } from './sample-moderator.ts';

const db = useDatabase();
const report = (job: string, member: string, reason = 'scam') => act(db.reader, (tx) => reportJob(tx, { job, member, reason }));
const decide = (job: string, by: string, decision: ReportDecision) => act(db.reader, (tx) => decideReport(tx, { job, by, decision }));

async function reported(times: number) {
  const job = await openSampleJob(db.reader);
  for (let i = 0; i < times; i++) must(await report(job._id, await sampleMember(db.reader)));
  return job;
}

describe('reporting a job', () => {
  test('counts once a member, also from two taps at the same instant', async () => {
    const { _id: job } = await openSampleJob(db.reader);
    const member = await sampleMember(db.reader);
    const results = await Promise.all([report(job, member), report(job, member)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, code: 'already_reported' });
    expect(await listReportsOf(db.reader, job)).toHaveLength(1);
  });

  test('is refused for one’s own job, a job that nobody sees, and an unknown reason', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    const member = await sampleMember(db.reader);
    expect(await report(job, employer)).toEqual({ ok: false, code: 'own_job' });
    expect(await report((await pendingJob(db.reader))._id, member)).toEqual({ ok: false, code: 'job_not_found' });
    expect(await report(job, member, 'boring')).toEqual({ ok: false, code: 'reason_unknown' });
  });

  test('by the fifth member hides it until a moderator has looked', async () => {
    const { _id: job } = await reported(REPORTS_TO_HIDE - 1);
    expect(await jobCard(db.reader, job)).toBeDefined();
    expect(must(await report(job, await sampleMember(db.reader)))).toEqual({ hidden: true });
    expect(await jobCard(db.reader, job)).toBeUndefined();
    expect(await listAudit(db.reader, { subject: `job:${job}` })).toMatchObject([{ by: 'reports', act: 'job.hide' }]);
  });
});

describe('deciding reports', () => {
  test('dismissing shows the job again; the next report opens a new case from one', async () => {
    const by = await sampleModerator(db.reader, 'content');
    const { _id: job } = await reported(REPORTS_TO_HIDE);
    must(await decide(job, by, { kind: 'dismiss' }));
    expect(await jobCard(db.reader, job)).toBeDefined();
    must(await report(job, await sampleMember(db.reader)));
    const mine = (await listReportCases(db.reader)).find((one) => one.job._id === job);
    expect(mine?.case).toMatchObject({ reports: 1, state: 'open' });
    expect(await jobCard(db.reader, job)).toBeDefined();
  });

  test('hiding hides; of two tabs one wins', async () => {
    const by = await sampleModerator(db.reader, 'content');
    const { _id: job } = await reported(1);
    const results = await Promise.all([decide(job, by, { kind: 'hide' }), decide(job, by, { kind: 'dismiss' })]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, code: 'already_decided' });
  });

  test('taking down settles the case', async () => {
    const by = await sampleModerator(db.reader, 'content');
    const { _id: job } = await reported(2);
    must(await decide(job, by, { kind: 'take_down', reason: 'looks_like_scam' }));
    expect((await findJob(db.reader, job))?.status).toBe('removed');
    expect((await listReportCases(db.reader)).map((one) => one.job._id)).not.toContain(job);
  });

  test('a ban takes down everything the employer has running; lifting it brings nothing back', async () => {
    const by = await sampleModerator(db.reader, 'content');
    const { _id: job, employer } = await reported(1);
    const other = await pendingJob(db.reader, {}, employer);
    must(await decide(job, by, { kind: 'ban', reason: 'asks_money' }));
    expect((await findMember(db.reader, employer))?.status).toBe('banned');
    expect([(await findJob(db.reader, job))?.status, (await findJob(db.reader, other._id))?.status]).toEqual(['removed', 'removed']);
    must(await act(db.reader, (tx) => liftBan(tx, { member: employer, by })));
    expect((await findJob(db.reader, job))?.status).toBe('removed');
  });
});
