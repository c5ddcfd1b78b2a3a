import { beforeEach, describe, expect, test } from 'vitest';
import { answerHire } from '../../../core/hires/answer-hire.ts';
import type { Hire } from '../../../core/hires/hire.model.ts';
import { reassignHires } from '../../../core/hires/reassign-hires.ts';
import { Files } from '../../../core/files/file.model.ts';
import { Jobs } from '../../../core/jobs/job.model.ts';
import { verifyBooks } from '../../../core/ledger/verify-books.ts';
import { mergeWallets } from '../../../core/ledger/merge-wallets.ts';
import { absorbMember } from '../../../core/members/absorb-member.ts';
import { updateProfile } from '../../../core/members/update-profile.ts';
import { Withdrawals } from '../../../core/withdrawals/withdrawal.model.ts';
import { useDatabase } from '../../support/database.ts';
import { told } from '../applications/application-cast.ts';
import { act, must } from '../jobs/sample-job.ts';
import { useHiring, USUAL } from './hiring-money.ts';

const db = useDatabase();
const hiring = useHiring(db);
beforeEach(() => db.empty());

/** A job, a referrer and a friend who came by their link. */
async function cast() {
  const job = await hiring.openWithBounty();
  const [referrer, friend] = [await hiring.member('U Ba'), await hiring.member('Ko Nyi')];
  must(await hiring.refer(job, referrer, friend));
  const hire = async (): Promise<Hire> => {
    const made = await hiring.hire(job, friend);
    if (!made) throw new Error('no hire');
    return made;
  };
  return { job, referrer, friend, hire };
}

const phoneOf = async (member: string, phone: string) => { must(await act(db.reader, (tx) => updateProfile(tx, { member, phone }))); };
const photoOf = (owner: string, digest: string) => Files(db.reader).create({
  _id: `${owner}${digest}`, owner, kind: 'photo', name: 'me.jpg', mime: 'image/jpeg', size: 9, state: 'kept', digest, source: { channel: 'viber', ref: 'x' }, createdAt: db.clock.now(),
});
const paidOut = (member: string, phone: string) => Withdrawals(db.reader).create({
  _id: `w${member}`, member, request: 'r', way: 'kbzpay', phone, amount: 10_000, state: 'paid', hold: 'h', needs: 1, approvals: [], createdAt: db.clock.now(),
});

describe('a reward waits for a person when', () => {
  test('referrer and friend share a phone', async () => {
    const { referrer, friend, hire } = await cast();
    await phoneOf(referrer, '+959700000001');
    await phoneOf(friend, '+959700000001');
    expect(await hire()).toMatchObject({ signals: ['same_phone'], watch: 'open', state: 'qualifying' });
  });

  test('they sent the same photo', async () => {
    const { referrer, friend, hire } = await cast();
    await photoOf(referrer, 'abc');
    await photoOf(friend, 'abc');
    expect((await hire()).signals).toEqual(['same_photo']);
  });

  test('they had money sent to the same number', async () => {
    const { referrer, friend, hire } = await cast();
    await paidOut(referrer, '+959700000009');
    await paidOut(friend, '+959700000009');
    expect((await hire()).signals).toEqual(['same_payout']);
  });

  test('five friends came by the link within minutes', async () => {
    const { job, referrer, hire } = await cast();
    for (let n = 0; n < 4; n++) must(await hiring.refer(job, referrer, await hiring.member(`Friend ${n}`)));
    expect((await hire()).signals).toEqual(['many_joins']);
  });

  test('the friend was hired within hours of posting', async () => {
    const { job, hire } = await cast();
    await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { openedAt: db.clock.now() } });
    expect((await hire()).signals).toEqual(['hired_at_once']);
  });

  test('a shared number comes up only when the reward is due', async () => {
    const { job, referrer, friend, hire } = await cast();
    const made = await hire();
    expect(made).toMatchObject({ signals: [] });
    expect(made.watch).toBeUndefined();
    await hiring.wait(90);
    await paidOut(friend, '+959700000009');
    await phoneOf(referrer, '+959700000009');
    for (const member of [job.employer, friend]) must(await act(db.reader, (tx) => answerHire(tx, { hire: made._id, member, answer: 'stays' })));
    expect(await hiring.hireOf(made._id)).toMatchObject({ state: 'review', watch: 'open', signals: ['same_payout'] });
    expect((await told(db.reader, referrer)).includes('reward.review')).toBe(true);
  });

  test('and in no other case', async () => {
    expect((await (await cast()).hire()).signals).toEqual([]);
  });
});

describe('two chats that become one person', () => {
  const merge = async (from: string, to: string) => {
    must(await act(db.reader, (tx) => absorbMember(tx, { from, to })));
    expect(await act(db.reader, (tx) => reassignHires(tx, from, to))).toBe(0);
    must(await act(db.reader, (tx) => mergeWallets(tx, from, to)));
  };

  test('give up a reward between themselves: the bounty goes back', async () => {
    const { job, referrer, friend, hire } = await cast();
    const made = await hire();
    await merge(friend, referrer);
    expect(await hiring.hireOf(made._id)).toMatchObject({ state: 'failed', why: 'self' });
    expect((await hiring.wallet(job.employer)).available).toBe(USUAL.amount);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });

  test('keep a reward that one of them earned: it is paid to the person they are now', async () => {
    const { job, referrer, friend, hire } = await cast();
    const made = await hire();
    const now = await hiring.member('U Ba again');
    await merge(referrer, now);
    await hiring.wait(90);
    for (const member of [job.employer, friend]) must(await act(db.reader, (tx) => answerHire(tx, { hire: made._id, member, answer: 'stays' })));
    expect((await hiring.hireOf(made._id)).state).toBe('rewarded');
    expect((await hiring.wallet(now)).available).toBe(85_000);
    expect(await verifyBooks(db.reader)).toEqual([]);
  });
});
