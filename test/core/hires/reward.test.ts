import { describe, expect, test } from 'vitest';
import { moveApplication } from '../../../core/applications/move-application.ts';
import { submitApplication } from '../../../core/applications/submit-application.ts';
import { findAnnouncement } from '../../../core/announcements/list-announcement-cases.ts';
import { splitBounty } from '../../../core/bounties/bounty-rules.ts';
import { releaseOpenings } from '../../../core/bounties/release-openings.ts';
import { DAY } from '../../../core/clock.ts';
import { answerHire } from '../../../core/hires/answer-hire.ts';
import { decideCase, type Verdict } from '../../../core/hires/decide-case.ts';
import { listHireCases } from '../../../core/hires/list-cases.ts';
import type { HireAnswer } from '../../../core/hires/hire.model.ts';
import { fillJob } from '../../../core/jobs/fill-job.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { readBalance } from '../../../core/ledger/read-balance.ts';
import { banMember } from '../../../core/members/ban-member.ts';
import { findReferralState } from './referral-of.ts';
import { useDatabase } from '../../support/database.ts';
import { told } from '../applications/application-cast.ts';
import { act, must } from '../jobs/sample-job.ts';
import { COST, useHiring, USUAL } from './hiring-money.ts';

const db = useDatabase();
const hiring = useHiring(db);

/** A friend was recommended, applied and is hired. */
async function referredHire(bounty = USUAL, openings = 1) {
  const job = await hiring.openWithBounty(bounty, openings);
  const [referrer, friend] = [await hiring.member('U Ba'), await hiring.member('Ko Nyi')];
  must(await hiring.refer(job, referrer, friend));
  const hire = await hiring.hire(job, friend);
  if (!hire) throw new Error('no hire');
  const says = (member: string, answer: HireAnswer) => act(db.reader, (tx) => answerHire(tx, { hire: hire._id, member, answer }));
  const bothSay = async (employer: HireAnswer, member: HireAnswer) => {
    must(await says(job.employer, employer));
    must(await says(friend, member));
  };
  return { job, referrer, friend, hire, says, bothSay };
}
const state = async (hire: { _id: string }) => (await hiring.hireOf(hire._id)).state;
const revenue = async (of: 'bounty' | 'hiring') => (await readBalance(db.reader, `revenue:${of}`)).balance;

describe('a hire with a referrer', () => {
  test('takes the fee, and the bounty waits in two linked shares', async () => {
    const before = await revenue('hiring');
    const { job, hire, referrer } = await referredHire();
    expect(hire).toMatchObject({ state: 'qualifying', bounty: 100_000, reward: 85_000, share: 15_000, fee: 50_000, referrer, signals: [] });
    expect(await revenue('hiring') - before).toBe(50_000);
    expect(await hiring.escrow(job)).toMatchObject({ balance: 100_000, available: 0 });
    expect(await hiring.wallet(referrer)).toMatchObject({ balance: 0, available: 0 });
    expect(hire.qualifiesAt.getTime() - hire.hiredAt.getTime()).toBe(90 * DAY);
    expect(await told(db.reader, referrer, 'amount')).toContainEqual(['reward.pending', 85_000]);
    expect(await findAnnouncement(db.reader, job._id)).toMatchObject({ edits: 1 });
  });

  test('is paid when both sides say at the end that the friend still works there', async () => {
    const { job, hire, referrer, bothSay } = await referredHire();
    const before = await revenue('bounty');
    await hiring.wait(45);
    expect((await hiring.hireOf(hire._id)).round).toBe('half');
    await bothSay('stays', 'stays');
    expect(await state(hire)).toBe('qualifying');
    await hiring.wait(45);
    expect((await hiring.hireOf(hire._id)).round).toBe('end');
    await bothSay('stays', 'stays');
    expect(await state(hire)).toBe('rewarded');
    expect(await hiring.wallet(referrer)).toMatchObject({ balance: 85_000, available: 85_000 });
    expect([await revenue('bounty') - before, (await hiring.escrow(job)).balance]).toEqual([15_000, 0]);
    expect(await findReferralState(db.reader, hire)).toBe('rewarded');
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('fails when both say that the friend has left: the bounty goes back, the fee does not', async () => {
    const { job, hire, referrer, bothSay } = await referredHire();
    await hiring.wait(45);
    await bothSay('left', 'left');
    expect(await hiring.hireOf(hire._id)).toMatchObject({ state: 'failed', why: 'left' });
    expect((await hiring.escrow(job)).balance).toBe(0);
    expect(await hiring.wallet(job.employer)).toMatchObject({ balance: 100_000, available: 100_000 });
    expect(await hiring.wallet(referrer)).toMatchObject({ balance: 0 });
    expect(await findReferralState(db.reader, hire)).toBe('rejected');
    expect((await told(db.reader, job.employer)).includes('bounty.returned')).toBe(true);
    expect((await told(db.reader, referrer)).includes('reward.failed')).toBe(true);
    await hiring.wait(60);
    expect(await state(hire)).toBe('failed');
  });

  test('after the employer ended the job and got the bounty back opens a case, and tells the referrer so', async () => {
    const job = await hiring.openWithBounty();
    const [referrer, friend] = [await hiring.member('U Ba'), await hiring.member('Ko Nyi')];
    must(await hiring.refer(job, referrer, friend));
    const { _id: application } = must(await act(db.reader, (tx) => submitApplication(tx, { member: friend, job: job._id })));
    db.clock.move(DAY);
    must(await act(db.reader, (tx) => fillJob(tx, { job: job._id, employer: job.employer })));
    db.clock.move(DAY);
    must(await act(db.reader, (tx) => moveApplication(tx, { employer: job.employer, application, move: { to: 'hired' } })));
    expect(await hiring.hireOf(application)).toMatchObject({ state: 'plain', watch: 'open', signals: ['bounty_taken_back'], promised: 85_000, reward: 0 });
    expect(await told(db.reader, referrer, 'why')).toContainEqual(['reward.nothing', 'taken_back']);
    const [found, ...others] = (await listHireCases(db.reader)).takenBack;
    expect([found?._id, others]).toEqual([application, []]);
    const decide = (verdict: Verdict) => act(db.reader, (tx) => decideCase(tx, { hire: application, by: referrer, verdict, note: 'They paid by themselves.' }));
    expect(await decide('refuse')).toMatchObject({ ok: false, code: 'already_decided' });
    must(await decide('clear'));
    expect((await listHireCases(db.reader)).takenBack).toEqual([]);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('of a friend who applied after the bounty was gone opens no case', async () => {
    const job = await hiring.openWithBounty(USUAL, 2);
    const [referrer, friend] = [await hiring.member('U Ba'), await hiring.member('Ko Nyi')];
    await act(db.reader, (tx) => releaseOpenings(tx, job._id));
    db.clock.move(DAY);
    must(await hiring.refer(job, referrer, friend));
    const hire = await hiring.hire(job, friend);
    expect(hire).toMatchObject({ state: 'plain', signals: [] });
    expect((await listHireCases(db.reader)).takenBack).toEqual([]);
  });

  test('with a period of 0 days is paid at once', async () => {
    const { hire, referrer } = await referredHire({ amount: 10_001, days: 0 });
    expect(hire.state).toBe('rewarded');
    expect((await hiring.wallet(referrer)).balance).toBe(8_500);
  });

  test('goes on when the job is filled meanwhile; what nobody was hired for is free', async () => {
    const { job, hire, bothSay, referrer } = await referredHire(USUAL, 2);
    must(await act(db.reader, (tx) => fillJob(tx, { job: job._id, employer: job.employer })));
    expect((await hiring.wallet(job.employer)).available).toBe(COST);
    await hiring.wait(90);
    await bothSay('stays', 'stays');
    expect([await state(hire), (await hiring.wallet(referrer)).balance]).toEqual(['rewarded', 85_000]);
  });
});

describe('the two answers', () => {
  test('that differ leave it to a person, whatever the time', async () => {
    const { hire, bothSay } = await referredHire();
    await hiring.wait(45);
    await bothSay('left', 'stays');
    expect(await state(hire)).toBe('disputed');
    await hiring.wait(60);
    expect(await state(hire)).toBe('disputed');
  });

  test.each([
    ['half', 'stays', undefined, 'qualifying'], ['half', undefined, undefined, 'qualifying'], ['half', 'left', undefined, 'disputed'], ['half', undefined, 'left', 'disputed'],
    ['end', 'stays', undefined, 'rewarded'], ['end', undefined, 'stays', 'rewarded'], ['end', undefined, undefined, 'disputed'], ['end', 'left', undefined, 'disputed'],
  ] as const)('at %s: employer %s, friend %s, and then silence: %s', async (round, employer, member, then) => {
    const { job, friend, hire, says } = await referredHire();
    await hiring.wait(45);
    if (round === 'end') await hiring.wait(45);
    if (employer) must(await says(job.employer, employer));
    if (member) must(await says(friend, member));
    expect(await state(hire)).toBe('qualifying');
    await hiring.wait(7);
    expect(await state(hire)).toBe(then);
  });

  test('are asked for three times, and only of who has not answered', async () => {
    const { job, friend, hire, says } = await referredHire();
    await hiring.wait(45);
    must(await says(job.employer, 'stays'));
    await hiring.wait(2);
    await hiring.wait(3);
    const asked = (who: unknown[]) => who.filter((kind) => kind === 'hire.ask').length;
    expect([asked(await told(db.reader, job.employer)), asked(await told(db.reader, friend))]).toEqual([1, 3]);
    await hiring.wait(5);
    expect(await says(friend, 'left')).toMatchObject({ code: 'nothing_asked' });
    expect((await hiring.hireOf(hire._id)).state).toBe('qualifying');
  });

  test('are given once, by the two sides only', async () => {
    const { job, says, referrer } = await referredHire();
    expect(await says(job.employer, 'stays')).toMatchObject({ code: 'nothing_asked' });
    await hiring.wait(45);
    must(await says(job.employer, 'stays'));
    expect(await says(job.employer, 'left')).toMatchObject({ code: 'already_answered', params: { answer: 'stays' } });
    expect(await says(referrer, 'stays')).toMatchObject({ code: 'hire_not_found' });
  });

  test('given at the same instant are both read', async () => {
    const { job, friend, hire, says } = await referredHire();
    await hiring.wait(90);
    await Promise.all([says(job.employer, 'stays'), says(friend, 'stays')]);
    expect(await state(hire)).toBe('rewarded');
  });
});

describe('a hire without a referrer', () => {
  test('takes the fee and returns the bounty', async () => {
    const job = await hiring.openWithBounty();
    const hire = await hiring.hire(job, await hiring.member('Ko Nyi'));
    expect(hire).toMatchObject({ state: 'plain', reward: 0, fee: 50_000 });
    expect(await hiring.wallet(job.employer)).toMatchObject({ balance: 100_000, available: 100_000 });
    expect((await hiring.escrow(job)).balance).toBe(0);
  });

  test('of a job without a bounty costs nothing', async () => {
    const job = await hiring.publish(await hiring.submit(await hiring.employer(COST)));
    expect(await hiring.hire(job, await hiring.member('Ko Nyi'))).toBeUndefined();
    expect((await hiring.wallet(job.employer)).available).toBe(COST);
  });
});

describe('who does not count', () => {
  test('a friend whom the employer knew before: the fee is taken, the bounty goes back, the referrer is told why', async () => {
    const job = await hiring.openWithBounty();
    const earlier = await hiring.publish(await hiring.submit(job.employer));
    const [referrer, friend] = [await hiring.member('U Ba'), await hiring.member('Ko Nyi')];
    await hiring.hire(earlier, friend);
    db.clock.move(1000);
    expect(must(await hiring.refer(job, referrer, friend)).uncounted).toBe('known');
    expect(await hiring.hire(job, friend)).toMatchObject({ state: 'plain' });
    expect((await hiring.wallet(job.employer)).balance).toBe(100_000);
    expect(await told(db.reader, referrer, 'why')).toContainEqual(['reward.nothing', 'known']);
  });

  test('an employer who recommends their own job', async () => {
    const job = await hiring.openWithBounty();
    const friend = await hiring.member('Ko Nyi');
    expect(must(await hiring.refer(job, job.employer, friend)).uncounted).toBe('own_job');
    expect(await hiring.hire(job, friend)).toMatchObject({ state: 'plain' });
  });

  test('a friend beyond the number of people for whom money was held', async () => {
    const { job, referrer } = await referredHire();
    const another = await hiring.member('Ma Su');
    must(await hiring.refer(job, referrer, another));
    expect(await hiring.hire(job, another)).toMatchObject({ state: 'plain', reward: 0 });
    expect(await told(db.reader, referrer, 'why')).toContainEqual(['reward.nothing', 'used_up']);
  });

  test('a sixth open referral of a month, until one of the others has ended', async () => {
    const job = await hiring.openWithBounty();
    const referrer = await hiring.member('U Ba');
    const uncounted = [];
    for (let n = 0; n < 6; n++) uncounted.push(must(await hiring.refer(job, referrer, await hiring.member(`Friend ${n}`))).uncounted);
    expect(uncounted).toEqual([undefined, undefined, undefined, undefined, undefined, 'limit']);
  });
});

describe('a banned referrer', () => {
  test('is paid only when a person has looked at it', async () => {
    const { hire, bothSay, referrer } = await referredHire();
    must(await act(db.reader, (tx) => banMember(tx, { member: referrer })));
    await hiring.wait(90);
    await bothSay('stays', 'stays');
    expect(await hiring.hireOf(hire._id)).toMatchObject({ state: 'review', watch: 'open', signals: ['referrer_banned'] });
  });
});

test.each([10_000, 10_001, 33_333, 99_999, 10_000_000])('the shares of a bounty of %i are the bounty', (amount) => {
  const { reward, share } = splitBounty(amount);
  expect([reward + share, reward]).toEqual([amount, Math.floor(amount * 0.85)]);
});
