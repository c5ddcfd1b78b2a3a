import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Announcements } from '../../core/announcements/announcement.model.ts';
import { findAnnouncement } from '../../core/announcements/list-announcement-cases.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { findMember } from '../../core/members/find-member.ts';
import { listAudit } from '../../core/moderation/list-audit.ts';
import { reportJob } from '../../core/moderation/report-job.ts';
import { PaymentCases } from '../../core/payments/payment-case.model.ts';
import { act, must, openSampleJob, sampleMember } from '../core/jobs/sample-job.ts';
import { sampleModerator } from '../core/moderation/sample-moderator.ts';
import { useDatabase } from '../support/database.ts';
import { panelApp, signedIn, type PanelVisitor } from './panel-visitor.ts';

const db = useDatabase();
let app: FastifyInstance;
let owner: PanelVisitor;
beforeAll(async () => { app = await panelApp(db.reader); });
afterAll(() => app.close());
beforeEach(async () => {
  await db.empty();
  owner = await signedIn(app, db.reader, await sampleModerator(db.reader, 'owner'));
});

describe('reports', () => {
  const reported = async (times = 1) => {
    const job = await openSampleJob(db.reader);
    for (let n = 0; n < times; n++) {
      const member = await sampleMember(db.reader, `Reporter ${n}`);
      must(await act(db.reader, (tx) => reportJob(tx, { job: job._id, member, reason: 'asks_money', text: 'They want 30,000 first.' })));
    }
    return job;
  };

  test('are read with what members wrote, and one decision settles them all', async () => {
    const job = await reported(5);
    const { body } = await owner.open('/admin/reports');
    expect(body).toContain('5 reports');
    expect(body).toContain('They want 30,000 first.');
    expect((await findJob(db.reader, job._id))?.hidden).toBe(true);
    expect((await owner.submit(`/admin/reports/${job._id}`, { decision: 'dismiss' })).headers.location).toBe('/admin/reports?done=dismissed');
    expect((await findJob(db.reader, job._id))?.hidden).toBeUndefined();
    expect((await owner.open('/admin/reports')).body).toContain('No open reports');
  });

  test('can hide the job, which a moderator shows again from the job’s page', async () => {
    const job = await reported();
    await owner.submit(`/admin/reports/${job._id}`, { decision: 'hide' });
    expect((await owner.open(`/admin/jobs/${job._id}`)).body).toContain('This job is hidden from everybody but its employer.');
    expect((await owner.submit(`/admin/jobs/${job._id}/show`)).headers.location).toContain('done=shown');
    expect((await findJob(db.reader, job._id))?.hidden).toBeUndefined();
    expect((await owner.submit(`/admin/jobs/${job._id}/show`)).statusCode).toBe(409);
  });

  test('can take the job down or ban its employer, with a reason and a tick', async () => {
    const [first, second] = [await reported(), await reported()];
    expect((await owner.submit(`/admin/reports/${first._id}`, { decision: 'take_down', reason: 'asks_money' })).statusCode).toBe(422);
    await owner.submit(`/admin/reports/${first._id}`, { decision: 'take_down', reason: 'asks_money', sure: 'yes' });
    expect((await findJob(db.reader, first._id))?.status).toBe('removed');
    await owner.submit(`/admin/reports/${second._id}`, { decision: 'ban', reason: 'looks_like_scam', sure: 'yes' });
    expect((await findMember(db.reader, second.employer))?.status).toBe('banned');
    const late = await owner.submit(`/admin/reports/${second._id}`, { decision: 'dismiss' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('took the job down');
  });
});

describe('a channel post of unknown outcome', () => {
  const unknown = async () => {
    const job = await openSampleJob(db.reader);
    await Announcements(db.reader).updateOne({ _id: job._id }, { $set: { state: 'unknown', error: 'timeout' } });
    return job;
  };

  test('is shown with what the channel said, and decided once', async () => {
    const job = await unknown();
    expect((await owner.open('/admin/announcements')).body).toContain('timeout');
    await owner.submit(`/admin/announcements/${job._id}`, { decision: 'send_again' });
    expect((await findAnnouncement(db.reader, job._id))?.state).toBe('wanted');
    expect((await owner.submit(`/admin/announcements/${job._id}`, { decision: 'drop' })).statusCode).toBe(409);
  });

  test('that is in the channel is taken over by its link, so that it can be edited later', async () => {
    const job = await unknown();
    const wrong = await owner.submit(`/admin/announcements/${job._id}`, { decision: 'was_sent', message: 'https://example.com/5' });
    expect([wrong.statusCode, wrong.body.includes('no message of the channel')]).toEqual([422, true]);
    await owner.submit(`/admin/announcements/${job._id}`, { decision: 'was_sent', message: ' https://t.me/myanjobs_channel/1234 ' });
    expect(await findAnnouncement(db.reader, job._id)).toMatchObject({ state: 'posted', message: '1234' });
  });
});

describe('a payment’s case', () => {
  test('is closed with a note, once, and the audit says who', async () => {
    const _id = 'wrong_amount:order_1';
    await PaymentCases(db.reader).create({ _id, kind: 'wrong_amount', provider: 'kbzpay', charge: 'order_1', expected: 50_000, got: '5000', state: 'open', openedAt: db.clock.now() });
    const { body } = await owner.open('/admin/money');
    for (const words of ['Another amount arrived', '50,000 kyat', '5000']) expect(body).toContain(words);
    expect((await owner.submit('/admin/money/close-case', { case: _id, note: ' ' })).statusCode).toBe(422);
    expect((await owner.submit('/admin/money/close-case', { case: _id, note: 'Given back.' })).headers.location).toBe('/admin/money?done=closed');
    expect((await owner.submit('/admin/money/close-case', { case: _id, note: 'Again.' })).statusCode).toBe(409);
    expect(await PaymentCases(db.reader).findById(_id).lean()).toMatchObject({ state: 'closed', note: 'Given back.' });
    expect((await listAudit(db.reader, { subject: `payment:${_id}` })).map(({ act: done }) => done)).toEqual(['payment.close_case']);
  });
});

describe('a member', () => {
  test('gets and loses roles from an owner, and the audit page tells it in words', async () => {
    const member = await sampleMember(db.reader, 'Ko Zaw');
    await owner.submit(`/admin/members/${member}/give-role`, { role: 'content' });
    expect((await findMember(db.reader, member))?.roles).toEqual(['content']);
    expect((await owner.open('/admin/members')).body).toContain('Ko Zaw');
    await owner.submit(`/admin/members/${member}/take-role`, { role: 'content' });
    expect((await findMember(db.reader, member))?.roles).toEqual([]);
    const { body } = await owner.open('/admin/audit');
    for (const words of ['Daw Mya', 'gave a role', 'took a role away', 'signed in']) expect(body).toContain(words);
  });

  test('is banned with a tick and freed again; an owner cannot be banned', async () => {
    const member = await sampleMember(db.reader, 'Ko Zaw');
    expect((await owner.submit(`/admin/members/${member}/ban`, { reason: 'other' })).statusCode).toBe(422);
    await owner.submit(`/admin/members/${member}/ban`, { reason: 'other', sure: 'yes' });
    expect((await findMember(db.reader, member))?.status).toBe('banned');
    await owner.submit(`/admin/members/${member}/lift`);
    expect((await findMember(db.reader, member))?.status).toBe('active');
    const boss = await sampleModerator(db.reader, 'owner');
    expect((await owner.submit(`/admin/members/${boss}/ban`, { reason: 'other', sure: 'yes' })).body).toContain('An owner cannot be banned.');
  });

  test('that never was is a plain 404', async () => {
    expect((await owner.open('/admin/members/nobody')).statusCode).toBe(404);
    expect((await owner.open('/admin/jobs/nothing')).statusCode).toBe(404);
    expect((await owner.open('/admin/members?id=nobody')).headers.location).toBe('/admin/members/nobody');
  });
});
