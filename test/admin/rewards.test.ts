import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerHire } from '../../core/hires/answer-hire.ts';
import { Notices } from '../../core/notices/notice.model.ts';
import { listAudit } from '../../core/moderation/list-audit.ts';
import { useHiring } from '../core/hires/hiring-money.ts';
import { act, must } from '../core/jobs/sample-job.ts';
import { sampleModerator } from '../core/moderation/sample-moderator.ts';
import { Jobs } from '../../core/jobs/job.model.ts';
import { useDatabase } from '../support/database.ts';
import { panelApp, signedIn, type PanelVisitor } from './panel-visitor.ts';

const db = useDatabase();
const hiring = useHiring(db);
let app: FastifyInstance;
let moderator: string;
beforeAll(async () => { app = await panelApp(db.reader); });
afterAll(() => app.close());
beforeEach(async () => {
  await db.empty();
  moderator = await sampleModerator(db.reader, 'money');
});

async function referredHire({ soon = false } = {}) {
  const job = await hiring.openWithBounty();
  if (soon) await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { openedAt: db.clock.now() } });
  const [referrer, friend] = [await hiring.member('U Ba'), await hiring.member('Ko Nyi')];
  must(await hiring.refer(job, referrer, friend));
  const hire = await hiring.hire(job, friend);
  if (!hire) throw new Error('no hire');
  return { job, referrer, friend, hire };
}

/** The employer says no and the friend yes, at half time. */
async function dispute() {
  const made = await referredHire();
  await hiring.wait(45);
  must(await act(db.reader, (tx) => answerHire(tx, { hire: made.hire._id, member: made.job.employer, answer: 'left' })));
  must(await act(db.reader, (tx) => answerHire(tx, { hire: made.hire._id, member: made.friend, answer: 'stays' })));
  return made;
}

/** The moderator in the panel now: time moves, and sessions end. */
const enter = (): Promise<PanelVisitor> => signedIn(app, db.reader, moderator);
const decide = async (hire: string, verdict: string, note = 'Seen the pay slip.') => (await enter()).submit('/admin/rewards/decide', { hire, verdict, note });

describe('the rewards page', () => {
  test('is for the money role', async () => {
    const content = await signedIn(app, db.reader, await sampleModerator(db.reader, 'content'));
    expect((await content.open('/admin/rewards')).statusCode).toBe(403);
    expect((await (await enter()).open('/admin/rewards')).body).toContain('No rewards to decide');
    expect((await content.submit('/admin/rewards/decide', { hire: 'x', verdict: 'clear', note: 'y' })).statusCode).toBe(403);
  });

  test('shows answers that differ, and one decision settles them; at half time the period goes on', async () => {
    const { hire } = await dispute();
    const { body } = await (await enter()).open('/admin/rewards');
    for (const words of ['The answers differ', '85,000 kyat', 'Ko Nyi', 'U Ba', 'The employer says', 'They still work there']) expect(body).toContain(words);
    expect((await decide(hire._id, 'stays', ' ')).statusCode).toBe(422);
    expect((await decide(hire._id, 'clear')).statusCode).toBe(409);
    expect((await decide(hire._id, 'stays')).headers.location).toBe('/admin/rewards?done=reward_decided');
    expect(await hiring.hireOf(hire._id)).toMatchObject({ state: 'qualifying', decision: { note: 'Seen the pay slip.' } });
    expect((await decide(hire._id, 'left')).statusCode).toBe(409);
    expect((await listAudit(db.reader, { subject: `hire:${hire._id}` })).map(({ act: done, after }) => [done, after])).toEqual([['reward.decide', 'stays']]);
    await hiring.wait(45);
    expect((await hiring.hireOf(hire._id)).round).toBe('end');
  });

  test('decided late, after the period has ended, still asks at the end', async () => {
    const { hire } = await dispute();
    await hiring.wait(100);
    await decide(hire._id, 'stays');
    await hiring.wait(0);
    expect(await hiring.hireOf(hire._id)).toMatchObject({ state: 'qualifying', round: 'end' });
  });

  test('gives the bounty back when they have left', async () => {
    const { hire, job } = await dispute();
    await decide(hire._id, 'left');
    expect(await hiring.hireOf(hire._id)).toMatchObject({ state: 'failed', why: 'left' });
    expect((await hiring.wallet(job.employer)).available).toBe(100_000);
  });

  test('shows rewards with signals from the day of the hire, and pays them when the signal is harmless', async () => {
    const { hire, referrer, friend, job } = await referredHire({ soon: true });
    const { body } = await (await enter()).open('/admin/rewards');
    for (const words of ['With a signal, the period still runs', 'Hired within hours of posting']) expect(body).toContain(words);
    await hiring.wait(90);
    for (const member of [job.employer, friend]) must(await act(db.reader, (tx) => answerHire(tx, { hire: hire._id, member, answer: 'stays' })));
    expect((await (await enter()).open('/admin/rewards')).body).toContain('Due, with a signal');
    await decide(hire._id, 'clear');
    expect((await hiring.wallet(referrer)).balance).toBe(85_000);
  });

  test('cleared early, a reward is paid on its day without anybody’s doing', async () => {
    const { hire, referrer, friend, job } = await referredHire({ soon: true });
    await decide(hire._id, 'clear');
    expect((await hiring.hireOf(hire._id)).state).toBe('qualifying');
    expect(await Notices(db.reader).countDocuments({ member: referrer, kind: 'reward.pending', 'params.cleared': true })).toBe(1);
    await hiring.wait(90);
    for (const member of [job.employer, friend]) must(await act(db.reader, (tx) => answerHire(tx, { hire: hire._id, member, answer: 'stays' })));
    expect((await hiring.wallet(referrer)).balance).toBe(85_000);
  });
});
