import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { HOUR } from '../../core/clock.ts';
import { createSignIn, SIGN_IN_MS } from '../../core/moderation/create-sign-in.ts';
import { act, must } from '../core/jobs/sample-job.ts';
import { sampleModerator } from '../core/moderation/sample-moderator.ts';
import { useDatabase } from '../support/database.ts';
import { panelApp, signedIn, visitorOf } from './panel-visitor.ts';

const db = useDatabase();
let app: FastifyInstance;
beforeAll(async () => { app = await panelApp(db.reader); });
afterAll(() => app.close());

const link = async (member: string) => `/admin/in/${must(await act(db.reader, (tx) => createSignIn(tx, { member }))).token}`;

describe('the one-time link', () => {
  test('is not used up by being opened, only by its button, and only once', async () => {
    const way = await link(await sampleModerator(db.reader, 'content'));
    const visitor = visitorOf(app);
    for (let previews = 0; previews < 3; previews++) expect((await visitor.open(way)).statusCode).toBe(200);
    const entered = await visitor.submit(way);
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/admin']);
    expect((await visitor.open('/admin')).statusCode).toBe(200);
    const late = await visitorOf(app).submit(way);
    expect(late.statusCode).toBe(410);
    expect(late.body).toContain('does not work any more');
    expect(late.cookies).toEqual([]);
  });

  test('is dead after ten minutes', async () => {
    const way = await link(await sampleModerator(db.reader, 'content'));
    db.clock.move(SIGN_IN_MS);
    expect((await visitorOf(app).submit(way)).statusCode).toBe(410);
  });

  test('cannot be pressed by another site, which would sign somebody in as a stranger', async () => {
    const way = await link(await sampleModerator(db.reader, 'content'));
    const answer = await app.inject({ method: 'POST', url: way, headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' } });
    expect(answer.statusCode).toBe(410);
    expect((await visitorOf(app).submit(way)).statusCode).toBe(303);
  });

  test('opens the panel in the language of the chat that asked for it, until another is chosen', async () => {
    const burmese = `${await link(await sampleModerator(db.reader, 'content'))}?chat=my`;
    const visitor = visitorOf(app);
    expect((await visitor.open(burmese)).body).toContain('lang="my"');
    await visitor.submit(burmese);
    expect((await visitor.open('/admin')).body).toContain('<html lang="my">');
    await visitor.open('/admin?lang=en');
    await visitor.submit(`${await link(await sampleModerator(db.reader, 'content'))}?chat=my`);
    expect((await visitor.open('/admin')).body).toContain('<html lang="en">');
  });
});

describe('a session', () => {
  test('keeps its cookie from scripts and from other sites', async () => {
    const answer = await visitorOf(app).submit(await link(await sampleModerator(db.reader, 'content')));
    expect(answer.cookies).toEqual([expect.objectContaining({ name: 'panel', httpOnly: true, sameSite: 'Lax', path: '/admin' })]);
    const secure = await panelApp(db.reader, { secureCookies: true });
    const safe = await visitorOf(secure).submit(await link(await sampleModerator(db.reader, 'content')));
    expect(safe.cookies[0]).toMatchObject({ secure: true });
    await secure.close();
  });

  test('ends by signing out, and by itself after twelve hours; then every page asks to sign in', async () => {
    const member = await sampleModerator(db.reader, 'content');
    const visitor = await signedIn(app, db.reader, member);
    const other = await signedIn(app, db.reader, member);
    expect((await visitor.submit('/admin/sign-out')).headers.location).toBe('/admin/signed-out');
    for (const path of ['/admin', '/admin/reports', '/admin/members']) expect((await visitor.open(path)).statusCode).toBe(401);
    expect((await other.open('/admin')).statusCode).toBe(200);
    db.clock.move(12 * HOUR);
    const late = await other.open('/admin');
    expect(late.statusCode).toBe(401);
    expect(late.body).toContain('/panel');
  });
});

describe('every page', () => {
  test('forbids scripts, frames and caches', async () => {
    const visitor = await signedIn(app, db.reader, await sampleModerator(db.reader, 'owner'));
    for (const path of ['/admin', '/admin/reports', '/admin/announcements', '/admin/money', '/admin/members', '/admin/audit', '/admin/nowhere']) {
      const answer = await visitor.open(path);
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.body).not.toMatch(/<script|\s(style|on[a-z]+)="/i);
      expect(answer.statusCode).toBe(path === '/admin/nowhere' ? 404 : 200);
    }
  });

  test('speaks English or Burmese, and remembers which', async () => {
    const visitor = await signedIn(app, db.reader, await sampleModerator(db.reader, 'owner'));
    expect((await visitor.open('/admin?lang=my')).body).toContain('စောင့်နေတဲ့ ပို့စ်များ');
    expect((await visitor.open('/admin/audit')).body).toContain('မှတ်တမ်း');
    expect((await visitor.open('/admin/audit?lang=en')).body).toContain('Audit');
  });
});
