import { describe, expect, test } from 'vitest';
import { HOUR } from '../../../core/clock.ts';
import { admitFirstModerator, appointModerator, dismissModerator } from '../../../core/moderation/appoint-moderator.ts';
import { closeSession } from '../../../core/moderation/close-session.ts';
import { createSignIn, SIGN_IN_MS } from '../../../core/moderation/create-sign-in.ts';
import { findSession } from '../../../core/moderation/find-session.ts';
import { openSession } from '../../../core/moderation/open-session.ts';
import { SignIns } from '../../../core/moderation/sign-in.model.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, sampleMember } from '../jobs/sample-job.ts';
import { sampleModerator } from './sample-moderator.ts';

const db = useDatabase();
const ask = (member: string) => act(db.reader, (tx) => createSignIn(tx, { member }));
const use = (token: string) => act(db.reader, (tx) => openSession(tx, { token }));
const enter = async (member: string) => must(await use(must(await ask(member)).token)).secret;

describe('a sign-in link', () => {
  test('opens one session, once, and its token is nowhere stored', async () => {
    const member = await sampleModerator(db.reader, 'content');
    const { token } = must(await ask(member));
    expect(JSON.stringify(await SignIns(db.reader).find().lean())).not.toContain(token);
    const results = await Promise.all([use(token), use(token)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await use(token)).toEqual({ ok: false, code: 'sign_in_expired' });
  });

  test('is dead after ten minutes, and an invented one always', async () => {
    const { token } = must(await ask(await sampleModerator(db.reader, 'money')));
    db.clock.move(SIGN_IN_MS);
    expect(await use(token)).toEqual({ ok: false, code: 'sign_in_expired' });
    expect(await use('invented')).toEqual({ ok: false, code: 'sign_in_expired' });
  });

  test('is not for plain members', async () => {
    expect(await ask(await sampleMember(db.reader))).toEqual({ ok: false, code: 'not_moderator' });
  });
});

describe('a session', () => {
  test('lasts twelve hours', async () => {
    const member = await sampleModerator(db.reader, 'content');
    const secret = await enter(member);
    expect((await findSession(db.reader, secret))?._id).toBe(member);
    db.clock.move(12 * HOUR);
    expect(await findSession(db.reader, secret)).toBeUndefined();
  });

  test('ends when it is closed, and when the role is taken away', async () => {
    const member = await sampleModerator(db.reader, 'content');
    const first = await enter(member);
    await act(db.reader, (tx) => closeSession(tx, { secret: first }));
    expect(await findSession(db.reader, first)).toBeUndefined();
    const second = await enter(member);
    const owner = await sampleModerator(db.reader, 'owner');
    must(await act(db.reader, (tx) => dismissModerator(tx, { member, role: 'content', by: owner })));
    expect(await findSession(db.reader, second)).toBeUndefined();
  });
});

describe('roles', () => {
  test('the chat that the setting names makes its member an owner; no other chat does', async () => {
    const [first, other] = [await sampleMember(db.reader), await sampleMember(db.reader)];
    const admit = (member: string, chat: string) =>
      act(db.reader, (tx) => admitFirstModerator(tx, { member, chat, firstModerator: 'telegram:1' }));
    expect(must(await admit(first, 'telegram:1'))).toBe(true);
    expect(must(await admit(other, 'viber:1'))).toBe(false);
    must(await ask(first));
    expect(await ask(other)).toMatchObject({ ok: false });
  });

  test('only an owner appoints, and nobody takes their own ownership away', async () => {
    const [owner, content, member] = [
      await sampleModerator(db.reader, 'owner'), await sampleModerator(db.reader, 'content'), await sampleMember(db.reader),
    ];
    const appoint = (by: string) => act(db.reader, (tx) => appointModerator(tx, { member, role: 'content', by }));
    expect(await appoint(content)).toEqual({ ok: false, code: 'not_allowed' });
    expect(must(await appoint(owner)).roles).toEqual(['content']);
    expect(await act(db.reader, (tx) => dismissModerator(tx, { member: owner, role: 'owner', by: owner }))).toEqual({ ok: false, code: 'not_allowed' });
  });
});
