import { describe, expect, test } from 'vitest';
import { absorbMember } from '../../../core/members/absorb-member.ts';
import { banMember, unbanMember } from '../../../core/members/ban-member.ts';
import { findMember, findMembers } from '../../../core/members/find-member.ts';
import { grantRole, revokeRole } from '../../../core/members/grant-role.ts';
import { joinMember } from '../../../core/members/join-member.ts';
import { listModerators } from '../../../core/members/list-moderators.ts';
import { requireActive } from '../../../core/members/require-active.ts';
import { setNoticePreference } from '../../../core/members/set-notice-preference.ts';
import { setQuietHours } from '../../../core/members/set-quiet-hours.ts';
import { updateProfile } from '../../../core/members/update-profile.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, sampleMember } from '../jobs/sample-job.ts';

const db = useDatabase();
const found = async (id: string) => {
  const member = await findMember(db.reader, id);
  if (!member) throw new Error('no such member');
  return member;
};
const merge = (from: string, to: string) => act(db.reader, (tx) => absorbMember(tx, { from, to }));

describe('a profile', () => {
  test('starts with the name of the channel, cut to 60 characters', async () => {
    const member = await found(await act(db.reader, (tx) => joinMember(tx, { name: ` ${'n'.repeat(80)}` })));
    expect(member).toMatchObject({ name: 'n'.repeat(60), status: 'active', roles: [], notices: { off: [] } });
  });

  test('changes only what is given, and takes away what is null', async () => {
    const id = await sampleMember(db.reader);
    must(await act(db.reader, (tx) => updateProfile(tx, { member: id, phone: '+959777123456', about: 'Drove for five years', cv: 'file1' })));
    must(await act(db.reader, (tx) => updateProfile(tx, { member: id, about: null })));
    const member = await found(id);
    expect(member).toMatchObject({ name: 'Ma Hla', phone: '+959777123456', cv: 'file1' });
    expect(member).not.toHaveProperty('about');
  });

  test('says which notices are off and when it is quiet', async () => {
    const id = await sampleMember(db.reader);
    for (const on of [false, false, true, false]) must(await act(db.reader, (tx) => setNoticePreference(tx, { member: id, kind: 'referral.moved', on })));
    must(await act(db.reader, (tx) => setQuietHours(tx, { member: id, quiet: { from: 22, to: 7 } })));
    expect((await found(id)).notices).toEqual({ off: ['referral.moved'], quiet: { from: 22, to: 7 } });
    must(await act(db.reader, (tx) => setQuietHours(tx, { member: id })));
    expect((await found(id)).notices.quiet).toBeUndefined();
  });

  test.each([[24, 7], [-1, 7], [7, 7], [1.5, 7]])('refuses quiet hours from %s to %s', async (from, to) => {
    const id = await sampleMember(db.reader);
    expect(await act(db.reader, (tx) => setQuietHours(tx, { member: id, quiet: { from, to } }))).toMatchObject({ code: 'quiet_hours_invalid' });
  });
});

describe('a ban', () => {
  test('stops every act until it is lifted, and takes the roles', async () => {
    const id = await sampleMember(db.reader);
    must(await act(db.reader, (tx) => grantRole(tx, { member: id, role: 'content' })));
    must(await act(db.reader, (tx) => banMember(tx, { member: id })));
    expect(await act(db.reader, (tx) => requireActive(tx, id))).toMatchObject({ code: 'banned' });
    expect(await act(db.reader, (tx) => banMember(tx, { member: id }))).toMatchObject({ code: 'already_banned' });
    must(await act(db.reader, (tx) => unbanMember(tx, { member: id })));
    expect(must(await act(db.reader, (tx) => requireActive(tx, id))).roles).toEqual([]);
    expect(await act(db.reader, (tx) => unbanMember(tx, { member: id }))).toMatchObject({ code: 'not_banned' });
  });

  test('never meets an owner', async () => {
    const id = await sampleMember(db.reader);
    must(await act(db.reader, (tx) => grantRole(tx, { member: id, role: 'owner' })));
    expect(await act(db.reader, (tx) => banMember(tx, { member: id }))).toMatchObject({ code: 'member_is_owner' });
    must(await act(db.reader, (tx) => revokeRole(tx, { member: id, role: 'owner' })));
    must(await act(db.reader, (tx) => banMember(tx, { member: id })));
  });

  test('at the same instant as an act lets only one of them see an active member', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await sampleMember(db.reader);
      const acts = act(db.reader, async (tx) => {
        const active = await requireActive(tx, id);
        return active.ok ? { seen: active.value.status } : active;
      });
      const [acted] = await Promise.all([acts, act(db.reader, (tx) => banMember(tx, { member: id }))]);
      if (!('seen' in acted)) expect(acted.code).toBe('banned');
      expect((await found(id)).status).toBe('banned');
    }
  });
});

describe('two members who are one', () => {
  test('are found under both ids, with what either had', async () => {
    const [from, to] = [await sampleMember(db.reader, 'Old'), await sampleMember(db.reader, 'New')];
    must(await act(db.reader, (tx) => updateProfile(tx, { member: from, phone: '+959777123456' })));
    must(await act(db.reader, (tx) => grantRole(tx, { member: from, role: 'money' })));
    must(await merge(from, to));
    expect(await found(from)).toMatchObject({ _id: to, name: 'New', phone: '+959777123456', roles: ['money'] });
    expect((await findMembers(db.reader, [from, to, 'nobody'])).get(from)?._id).toBe(to);
    expect(must(await act(db.reader, (tx) => updateProfile(tx, { member: from, about: 'by the old id' })))._id).toBe(to);
    expect((await listModerators(db.reader, ['money'])).map((member) => member._id)).toEqual([to]);
  });

  test('stay one hop apart when the other merges again', async () => {
    const [a, b, c] = [await sampleMember(db.reader), await sampleMember(db.reader), await sampleMember(db.reader)];
    must(await merge(a, b));
    must(await merge(b, c));
    expect((await found(a))._id).toBe(c);
    expect(await merge(a, c)).toMatchObject({ code: 'already_one' });
  });

  test('cannot merge into each other at the same instant', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await sampleMember(db.reader), await sampleMember(db.reader)];
      const both = await Promise.all([merge(a, b), merge(b, a)]);
      expect(both.filter((result) => result.ok)).toHaveLength(1);
      expect((await found(a))._id).toBe((await found(b))._id);
    }
  });
});
