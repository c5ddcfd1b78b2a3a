import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { MINUTE } from '../../core/clock.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { listAudit } from '../../core/moderation/list-audit.ts';
import { Notices } from '../../core/notices/notice.model.ts';
import { pendingJob, openSampleJob } from '../core/jobs/sample-job.ts';
import { sampleModerator } from '../core/moderation/sample-moderator.ts';
import { useDatabase } from '../support/database.ts';
import { panelApp, signedIn, type PanelVisitor } from './panel-visitor.ts';

const db = useDatabase();
let app: FastifyInstance;
let visitor: PanelVisitor;
beforeAll(async () => {
  app = await panelApp(db.reader);
  visitor = await signedIn(app, db.reader, await sampleModerator(db.reader, 'content'));
});
afterAll(() => app.close());

describe('the queue', () => {
  test('shows waiting posts oldest first, with plain warnings and how long they wait', async () => {
    await pendingJob(db.reader, { title: 'Older post' });
    db.clock.move(5 * MINUTE);
    await pendingJob(db.reader, { title: 'Newer post', description: 'Pay a refundable deposit first, then call 09 777 123 456.' });
    const { body } = await visitor.open('/admin');
    expect(body.indexOf('Older post')).toBeLessThan(body.indexOf('Newer post'));
    expect(body).toContain('5 minutes ago');
    expect(body).toContain('Phone number in the text');
    expect(body).toContain('Words about fees or deposits');
  });
});

describe('a post', () => {
  test('is shown as both chats draw it in three languages, its private phone masked until somebody asks', async () => {
    const job = await pendingJob(db.reader, { title: 'စာရင်းကိုင်' });
    const { body } = await visitor.open(`/admin/jobs/${job._id}`);
    expect(body.match(/class="phone telegram"/g)).toHaveLength(3);
    expect(body.match(/class="phone viber"/g)).toHaveLength(3);
    expect(body).not.toContain('do not convert back');
    expect(body).not.toMatch(/777\s?123\s?456/);
    const asked = await visitor.submit(`/admin/jobs/${job._id}/phone`);
    expect(asked.body).toContain('09 777 123 456');
    expect((await listAudit(db.reader, { subject: `job:${job._id}` })).map(({ act }) => act)).toEqual(['phone.show']);
  });

  test('escapes what people write', async () => {
    const job = await pendingJob(db.reader, { title: '<script>alert(1)</script>' });
    const { body } = await visitor.open(`/admin/jobs/${job._id}`);
    expect(body).not.toContain('<script');
    expect(body).toContain('&#60;script&#62;');
  });

  test('is approved: it opens and the employer is told', async () => {
    const job = await pendingJob(db.reader);
    const answer = await visitor.submit(`/admin/jobs/${job._id}/approve`, { revision: String(job.revision) });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/admin?done=approved']);
    expect((await visitor.open('/admin?done=approved')).body).toContain('Approved.');
    expect((await findJob(db.reader, job._id))?.status).toBe('open');
    expect(await Notices(db.reader).countDocuments({ member: job.employer, kind: 'job.approved' })).toBe(1);
  });

  test('is rejected with a reason and words; without a reason nothing happens', async () => {
    const job = await pendingJob(db.reader);
    const revision = String(job.revision);
    const bare = await visitor.submit(`/admin/jobs/${job._id}/reject`, { revision, reason: '' });
    expect(bare.statusCode).toBe(422);
    expect(bare.body).toContain('Please choose a reason.');
    await visitor.submit(`/admin/jobs/${job._id}/reject`, { revision, reason: 'unclear', text: 'Say more.' });
    expect(await findJob(db.reader, job._id)).toMatchObject({ status: 'rejected', closeReason: { code: 'unclear', text: 'Say more.' } });
  });

  test('decided in two tabs: one wins, the other is told who decided and when', async () => {
    const job = await pendingJob(db.reader);
    const other = await signedIn(app, db.reader, await sampleModerator(db.reader, 'content'));
    const revision = String(job.revision);
    const answers = await Promise.all([
      visitor.submit(`/admin/jobs/${job._id}/approve`, { revision }),
      other.submit(`/admin/jobs/${job._id}/reject`, { revision, reason: 'unclear' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409]);
    const told = answers.find(({ statusCode }) => statusCode === 409)?.body ?? '';
    expect(told).toMatch(/Daw Mya (approved|rejected) the post, just now/);
    expect((await listAudit(db.reader, { subject: `job:${job._id}` }))).toHaveLength(1);
  });

  test('that changed meanwhile is not decided by what was on the screen', async () => {
    const job = await pendingJob(db.reader);
    const answer = await visitor.submit(`/admin/jobs/${job._id}/approve`, { revision: String(job.revision - 1) });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('The employer changed the post');
    expect((await findJob(db.reader, job._id))?.status).toBe('pending');
  });

  test('is taken down for good only with the tick', async () => {
    const job = await openSampleJob(db.reader);
    expect((await visitor.submit(`/admin/jobs/${job._id}/take-down`, { reason: 'looks_like_scam' })).statusCode).toBe(422);
    await visitor.submit(`/admin/jobs/${job._id}/take-down`, { reason: 'looks_like_scam', sure: 'yes' });
    expect((await findJob(db.reader, job._id))?.status).toBe('removed');
  });

  test('whose preview fails is still shown, and the operator hears of it', async () => {
    const heard: string[] = [];
    const broken = await panelApp(db.reader, { preview: () => Promise.reject(new Error('no font')), onError: (_error, where) => { heard.push(where); } });
    const there = await signedIn(broken, db.reader, await sampleModerator(db.reader, 'content'));
    const job = await pendingJob(db.reader);
    const { statusCode, body } = await there.open(`/admin/jobs/${job._id}`);
    expect([statusCode, heard.length]).toEqual([200, 6]);
    expect(body).toContain('could not be drawn');
    await broken.close();
  });
});
