import { expect, test } from 'vitest';
import { findMyApplication } from '../../../core/applications/find-application.ts';
import { findApplicant, listApplicants } from '../../../core/applications/list-applicants.ts';
import { listMyApplications } from '../../../core/applications/list-my-applications.ts';
import { listRunningApplicants } from '../../../core/applications/list-running-applicants.ts';
import { type Move, moveApplication } from '../../../core/applications/move-application.ts';
import { withdrawApplication } from '../../../core/applications/withdraw-application.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob, sampleMember } from '../jobs/sample-job.ts';
import { sampleApplicant, sampleApplication, told } from './application-cast.ts';

const db = useDatabase();
const move = (employer: string, application: string, to: Move) => act(db.reader, (tx) => moveApplication(tx, { employer, application, move: to }));
const withdraw = (member: string, application: string) => act(db.reader, (tx) => withdrawApplication(tx, { member, application }));
const interview: Move = { to: 'interview', interview: { when: 'Monday 9:00', where: 'Hlaing' } };

test('an applicant is told of every stage, and reads where and when, and why not', async () => {
  const { _id, member, employer } = await sampleApplication(db.reader);
  for (const to of ['viewed', 'shortlisted'] as const) must(await move(employer, _id, { to }));
  must(await move(employer, _id, interview));
  must(await move(employer, _id, { to: 'interview', interview: { when: 'Tuesday 9:00', where: 'Hlaing' } }));
  must(await move(employer, _id, { to: 'rejected', rejection: { code: 'other', text: 'Somebody was quicker' } }));
  expect(await told(db.reader, member)).toEqual([
    'application.viewed', 'application.shortlisted', 'application.interview', 'application.interview', 'application.rejected',
  ]);
  expect(await told(db.reader, member, 'when')).toContainEqual(['application.interview', 'Tuesday 9:00']);
  expect(await findMyApplication(db.reader, { member, application: _id })).toMatchObject({
    stage: 'rejected', rejection: { code: 'other', text: 'Somebody was quicker' }, interview: { when: 'Tuesday 9:00' },
  });
});

test('stages only go forward, and nothing leaves an end', async () => {
  const { _id, employer } = await sampleApplication(db.reader);
  must(await move(employer, _id, { to: 'offer' }));
  expect(await move(employer, _id, { to: 'shortlisted' })).toMatchObject({ code: 'already_there', params: { stage: 'offer' } });
  must(await move(employer, _id, { to: 'hired' }));
  expect(await move(employer, _id, { to: 'rejected', rejection: { code: 'filled' } })).toMatchObject({ code: 'application_closed', params: { stage: 'hired' } });
});

test('another employer\'s applicant is not found, in no way', async () => {
  const { _id, job } = await sampleApplication(db.reader);
  const { employer: other } = await openSampleJob(db.reader);
  expect(await move(other, _id, { to: 'viewed' })).toMatchObject({ code: 'not_found' });
  expect(await findApplicant(db.reader, { employer: other, application: _id })).toBeUndefined();
  expect(await listApplicants(db.reader, { employer: other, job })).toEqual({ applicants: [], total: 0 });
});

test('the employer sees applicants with name and phone, newest first, without who withdrew', async () => {
  const { _id: job, employer } = await openSampleJob(db.reader);
  const first = await sampleApplication(db.reader, job, await sampleApplicant(db.reader, 'First'));
  db.clock.move(1000);
  await sampleApplication(db.reader, job, await sampleApplicant(db.reader, 'Second'));
  const { applicants, total } = await listApplicants(db.reader, { employer, job });
  expect([total, ...applicants.map(({ name, phone }) => `${name} ${phone}`)]).toEqual([2, 'Second +959777123456', 'First +959777123456']);
  must(await withdraw(first.member, first._id));
  expect((await listApplicants(db.reader, { employer, job })).total).toBe(1);
  expect(await listRunningApplicants(db.reader, { job, limit: 10 })).toHaveLength(1);
});

test('withdrawing is for the applicant alone, is final, and tells the employer', async () => {
  const { _id, member, employer } = await sampleApplication(db.reader);
  expect(await withdraw(await sampleMember(db.reader), _id)).toMatchObject({ code: 'not_found' });
  must(await withdraw(member, _id));
  expect(await withdraw(member, _id)).toMatchObject({ code: 'application_closed' });
  expect(await move(employer, _id, { to: 'offer' })).toMatchObject({ code: 'application_closed', params: { stage: 'withdrawn' } });
  expect(await told(db.reader, employer)).toEqual(['application.submitted', 'application.withdrawn']);
  expect((await listMyApplications(db.reader, { member })).applications).toMatchObject([{ stage: 'withdrawn' }]);
});

test('of an offer and a withdrawal at the same instant one is refused or comes second, and the history says which', async () => {
  for (let round = 0; round < 5; round++) {
    const { _id, member, employer } = await sampleApplication(db.reader);
    const [offered, withdrawn] = await Promise.all([move(employer, _id, { to: 'offer' }), withdraw(member, _id)]);
    expect(withdrawn.ok).toBe(true);
    const stages = (await findMyApplication(db.reader, { member, application: _id }))?.history.map(({ stage }) => stage);
    expect(stages).toEqual(offered.ok ? ['submitted', 'offer', 'withdrawn'] : ['submitted', 'withdrawn']);
  }
});
