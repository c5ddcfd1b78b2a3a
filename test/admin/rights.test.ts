import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dismissModerator } from '../../core/moderation/appoint-moderator.ts';
import { findJob } from '../../core/jobs/find-job.ts';
import { findMember } from '../../core/members/find-member.ts';
import { act, must, pendingJob, sampleMember } from '../core/jobs/sample-job.ts';
import { sampleModerator } from '../core/moderation/sample-moderator.ts';
import { useDatabase } from '../support/database.ts';
import { panelApp, signedIn } from './panel-visitor.ts';

const db = useDatabase();
let app: FastifyInstance;
let refused = 0;
beforeAll(async () => { app = await panelApp(db.reader, { onRefused: () => { refused += 1; } }); });
afterAll(() => app.close());

const enter = async (role: 'content' | 'money' | 'owner') => signedIn(app, db.reader, await sampleModerator(db.reader, role));

describe('a role', () => {
  test('opens its own pages, and 403 in plain words stands before the others', async () => {
    const [content, money, owner] = [await enter('content'), await enter('money'), await enter('owner')];
    const job = await pendingJob(db.reader);
    for (const path of [`/admin/jobs/${job._id}`, '/admin/reports', '/admin/announcements', '/admin/audit']) {
      expect((await content.open(path)).statusCode).toBe(200);
      const shut = await money.open(path);
      expect(shut.statusCode).toBe(403);
      expect(shut.body).toContain('It needs the role: content.');
    }
    expect((await money.open('/admin')).headers.location).toBe('/admin/money');
    expect((await money.open('/admin/money')).statusCode).toBe(200);
    expect((await content.open('/admin/money')).statusCode).toBe(403);
    for (const path of ['/admin', '/admin/money', '/admin/audit']) expect((await owner.open(path)).statusCode).toBe(200);
  });

  test('is checked on every act, not only where the button stands', async () => {
    const [content, money] = [await enter('content'), await enter('money')];
    const job = await pendingJob(db.reader);
    const other = await sampleMember(db.reader);
    for (const [visitor, path, fields] of [
      [money, `/admin/jobs/${job._id}/approve`, { revision: '1' }],
      [money, `/admin/jobs/${job._id}/phone`, {}],
      [money, `/admin/members/${other}/ban`, { reason: 'other', sure: 'yes' }],
      [money, `/admin/reports/${job._id}`, { decision: 'dismiss' }],
      [content, `/admin/members/${other}/give-role`, { role: 'owner' }],
      [content, `/admin/members/${other}/end-sessions`, {}],
      [content, '/admin/money/close-case', { case: 'x', note: 'y' }],
    ] as const) {
      expect((await visitor.submit(path, fields)).statusCode).toBe(403);
    }
    expect((await findJob(db.reader, job._id))?.status).toBe('pending');
    expect(await findMember(db.reader, other)).toMatchObject({ status: 'active', roles: [] });
  });

  test('that was taken away shuts the panel at once', async () => {
    const member = await sampleModerator(db.reader, 'content');
    const visitor = await signedIn(app, db.reader, member);
    const by = await sampleModerator(db.reader, 'owner');
    must(await act(db.reader, (tx) => dismissModerator(tx, { member, role: 'content', by })));
    expect((await visitor.open('/admin')).statusCode).toBe(401);
  });
});

describe('a form', () => {
  test('without the token of this very session does nothing, and is counted', async () => {
    const [visitor, other] = [await enter('content'), await enter('content')];
    const job = await pendingJob(db.reader);
    const page = await other.open(`/admin/jobs/${job._id}`);
    const foreign = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const before = refused;
    const forged: readonly Readonly<Record<string, string>>[] = [{}, { csrf: foreign }, { csrf: '' }];
    for (const fields of forged) {
      const answer = await visitor.submit(`/admin/jobs/${job._id}/approve`, { revision: String(job.revision), ...fields }, { withoutToken: true });
      expect(answer.statusCode).toBe(403);
      expect(answer.body).toContain('This page was too old');
    }
    expect(refused - before).toBe(3);
    expect((await findJob(db.reader, job._id))?.status).toBe('pending');
  });

  test('that is too large or no form at all gets a plain page and nothing else', async () => {
    const visitor = await enter('content');
    const large = await visitor.submit('/admin/money/close-case', { note: 'x'.repeat(2_000_000) });
    expect(large.statusCode).toBe(413);
    const json = await app.inject({ method: 'POST', url: '/admin/sign-out', cookies: visitor.cookies, headers: { 'content-type': 'text/xml' }, payload: '<a/>' });
    expect(json.statusCode).toBe(415);
    expect(json.headers['content-type']).toContain('text/html');
  });
});
