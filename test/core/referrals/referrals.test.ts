import { describe, expect, test } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import { moveApplication } from '../../../core/applications/move-application.ts';
import { withdrawApplication } from '../../../core/applications/withdraw-application.ts';
import { banMember } from '../../../core/members/ban-member.ts';
import { giveInviteCode } from '../../../core/referrals/give-invite-code.ts';
import { joinReferrals } from '../../../core/referrals/join-referrals.ts';
import { listMyInvites } from '../../../core/referrals/list-my-invites.ts';
import { type OpenedLink, openByLink } from '../../../core/referrals/open-by-link.ts';
import { reassignReferrals } from '../../../core/referrals/reassign-referrals.ts';
import { useDatabase } from '../../support/database.ts';
import { sampleApplicant, sampleApplication, told } from '../applications/application-cast.ts';
import { act, must, openSampleJob, pendingJob, sampleMember } from '../jobs/sample-job.ts';

const db = useDatabase();
const codeOf = (member: string) => act(db.reader, (tx) => giveInviteCode(tx, member));
const open = (input: OpenedLink) => act(db.reader, (tx) => openByLink(tx, input));
const states = async (member: string) => (await listMyInvites(db.reader, { member })).invites.map((invite) => invite.state);
const SIX_MONTHS = 185 * DAY;

async function opened(joined = true) {
  const referrer = await sampleMember(db.reader, 'U Ba');
  const friend = await sampleApplicant(db.reader, 'Ko Nyi');
  const { _id: job, employer } = await openSampleJob(db.reader);
  must(await open({ job, code: await codeOf(referrer), visitor: friend, joined }));
  return { referrer, friend, job, employer };
}

describe('a personal link', () => {
  test('is the same every time, and another for another member', async () => {
    const [a, b] = [await sampleMember(db.reader), await sampleMember(db.reader)];
    const codes = [await codeOf(a), await codeOf(a), await codeOf(b)];
    expect(codes[0]).toBe(codes[1]);
    expect(codes[2]).not.toBe(codes[0]);
    expect(codes[0]).toMatch(/^[a-z0-9]{7}$/);
  });

  test('of the first friend wins; a later one for the same job comes too late', async () => {
    const { friend, job, referrer } = await opened();
    expect(await open({ job, code: await codeOf(await sampleMember(db.reader)), visitor: friend })).toMatchObject({ code: 'already_referred' });
    expect(await states(referrer)).toEqual(['joined']);
  });

  test('that was opened by two chats at the same instant makes one referral', async () => {
    const [a, b, visitor] = [await sampleMember(db.reader), await sampleMember(db.reader), await sampleMember(db.reader)];
    const { _id: job } = await openSampleJob(db.reader);
    const [codeA, codeB] = [await codeOf(a), await codeOf(b)];
    const both = await Promise.all([open({ job, code: codeA, visitor }), open({ job, code: codeB, visitor })]);
    expect(both.map((result) => (result.ok ? 'won' : result.code)).sort()).toEqual(['already_referred', 'won']);
  });

  test('lapses after six months, and then gives way to another', async () => {
    const { friend, job, referrer } = await opened();
    db.clock.move(SIX_MONTHS);
    expect(await states(referrer)).toEqual(['lapsed']);
    const { _id: fresh } = await openSampleJob(db.reader);
    const other = await sampleMember(db.reader);
    must(await open({ job: fresh, code: await codeOf(other), visitor: friend }));
    expect(await open({ job, code: await codeOf(other), visitor: friend })).toMatchObject({ ok: true });
    expect(await states(referrer)).toEqual([]);
  });

  test.each(['own_link', 'own_job', 'link_unknown', 'job_not_found', 'banned referrer'] as const)('is refused: %s', async (why) => {
    const referrer = await sampleMember(db.reader);
    const visitor = await sampleMember(db.reader);
    const code = await codeOf(referrer);
    const { _id: job, employer } = why === 'job_not_found' ? await pendingJob(db.reader) : await openSampleJob(db.reader);
    if (why === 'banned referrer') must(await act(db.reader, (tx) => banMember(tx, { member: referrer })));
    const result = await open({ job, code: why === 'link_unknown' ? 'nobodys' : code, visitor: why === 'own_link' ? referrer : why === 'own_job' ? employer : visitor });
    expect(result).toMatchObject({ code: why === 'banned referrer' ? 'link_unknown' : why });
  });
});

describe('the referrer is told', () => {
  test('each state of the friend\'s application, in the friend\'s own name', async () => {
    const { referrer, friend, job, employer } = await opened(false);
    await act(db.reader, (tx) => joinReferrals(tx, friend));
    const { _id } = await sampleApplication(db.reader, job, friend);
    for (const to of ['viewed', 'shortlisted', 'hired'] as const) must(await act(db.reader, (tx) => moveApplication(tx, { employer, application: _id, move: { to } })));
    const moves = await told(db.reader, referrer, 'state');
    expect(new Set(moves.map((one) => String(one)))).toEqual(new Set(['joined', 'applied', 'shortlisted', 'hired'].map((state) => `referral.moved,${state}`)));
    expect((await listMyInvites(db.reader, { member: referrer })).invites).toMatchObject([{ friendName: 'Ko Nyi', state: 'hired' }]);
  });

  test('that it lapsed when the friend takes the application back', async () => {
    const { referrer, friend, job } = await opened();
    const { _id } = await sampleApplication(db.reader, job, friend);
    must(await act(db.reader, (tx) => withdrawApplication(tx, { member: friend, application: _id })));
    expect(await states(referrer)).toEqual(['lapsed']);
  });

  test('nothing of an application that comes after the link lapsed', async () => {
    const { referrer, friend } = await opened();
    const { _id: job } = await openSampleJob(db.reader);
    must(await open({ job, code: await codeOf(referrer), visitor: friend, joined: true }));
    db.clock.move(SIX_MONTHS);
    const late = await openSampleJob(db.reader);
    await sampleApplication(db.reader, late._id, friend);
    expect(await states(referrer)).toEqual(['lapsed', 'lapsed']);
  });
});

describe('when two chats become one person', () => {
  const reassign = (from: string, to: string) => act(db.reader, (tx) => reassignReferrals(tx, from, to));

  test('a referral between the two lapses', async () => {
    const { referrer, friend } = await opened();
    await reassign(friend, referrer);
    expect(await states(referrer)).toEqual(['lapsed']);
  });

  test('invites and being invited become one; of two for one job the link opened first stays, at the further state', async () => {
    const { referrer: first, friend: from, job } = await opened();
    const to = await sampleApplicant(db.reader);
    const second = await sampleMember(db.reader);
    db.clock.move(1000);
    must(await open({ job, code: await codeOf(second), visitor: to, joined: true }));
    await sampleApplication(db.reader, job, to);
    expect([await reassign(from, to), await reassign(from, to)]).toEqual([0, 0]);
    expect([await states(first), await states(second)]).toEqual([['applied'], []]);
  });
});
