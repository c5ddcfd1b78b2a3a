import { expect, test } from 'vitest';
import { Applications } from '../../../core/applications/application.model.ts';
import { applicationTo } from '../../../core/applications/find-application.ts';
import { submitApplication, type NewApplication } from '../../../core/applications/submit-application.ts';
import { connectDatabase } from '../../../core/db/database.ts';
import { findJob } from '../../../core/jobs/find-job.ts';
import { pauseJob } from '../../../core/jobs/pause-job.ts';
import { banMember } from '../../../core/members/ban-member.ts';
import { findMember } from '../../../core/members/find-member.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob, sampleMember } from '../jobs/sample-job.ts';
import { sampleApplicant, told } from './application-cast.ts';

const db = useDatabase();
const submit = (input: NewApplication) => act(db.reader, (tx) => submitApplication(tx, input));

test('an application carries the profile, counts on the job and tells the employer once', async () => {
  const { _id: job, employer, title } = await openSampleJob(db.reader);
  const member = await sampleApplicant(db.reader);
  const application = must(await submit({ member, job, files: ['file1'] }));
  expect(application).toMatchObject({ job, jobTitle: title, member, employer, stage: 'submitted', about: 'Five years of experience', files: ['file1'] });
  expect(await applicationTo(db.reader, { member, job })).toMatchObject({ _id: application._id });
  expect((await findJob(db.reader, job))?.applications).toBe(1);
  expect(await told(db.reader, employer, 'name')).toEqual([['application.submitted', 'Ko Aung']]);
});

test('the first application saves the profile that was just told', async () => {
  const { _id: job } = await openSampleJob(db.reader);
  const member = await sampleMember(db.reader);
  must(await submit({ member, job, profile: { name: 'Ma Su', phone: '+959777000111', about: 'New to it' } }));
  expect(await findMember(db.reader, member)).toMatchObject({ name: 'Ma Su', phone: '+959777000111', about: 'New to it' });
});

test('applying twice is refused and counted once', async () => {
  const { _id: job } = await openSampleJob(db.reader);
  const member = await sampleApplicant(db.reader);
  must(await submit({ member, job }));
  expect(await submit({ member, job })).toMatchObject({ code: 'already_applied' });
  expect((await findJob(db.reader, job))?.applications).toBe(1);
});

test('of two taps at the same instant one application comes', async () => {
  const { _id: job } = await openSampleJob(db.reader);
  const member = await sampleApplicant(db.reader);
  const both = await Promise.all([submit({ member, job }), submit({ member, job })]);
  expect(both.map((result) => (result.ok ? 'sent' : result.code)).sort()).toEqual(['already_applied', 'sent']);
  expect(await Applications(db.reader).countDocuments({ job })).toBe(1);
});

test('no application without a phone, to a closed or unknown job, to one\'s own job, or by a banned member; nothing stays of a refusal', async () => {
  const job = await openSampleJob(db.reader);
  const paused = await openSampleJob(db.reader);
  must(await act(db.reader, (tx) => pauseJob(tx, { job: paused._id, employer: paused.employer })));
  const member = await sampleApplicant(db.reader);
  const banned = await sampleApplicant(db.reader);
  must(await act(db.reader, (tx) => banMember(tx, { member: banned })));
  const phone = '+959777123456';
  expect(await submit({ member: await sampleMember(db.reader), job: job._id })).toMatchObject({ code: 'profile_missing' });
  expect(await submit({ member, job: paused._id })).toMatchObject({ code: 'job_closed' });
  expect(await submit({ member, job: 'nosuchjob' })).toMatchObject({ code: 'job_closed' });
  expect(await submit({ member: job.employer, job: job._id, profile: { phone } })).toMatchObject({ code: 'own_job' });
  expect(await submit({ member: banned, job: job._id })).toMatchObject({ code: 'banned' });
  expect((await findMember(db.reader, job.employer))?.phone).toBeUndefined();
  expect((await findJob(db.reader, job._id))?.applications).toBe(0);
});

test('an application takes five statements beside the conversation\'s own', async () => {
  const { _id: job } = await openSampleJob(db.reader);
  const member = await sampleApplicant(db.reader);
  const statements: string[] = [];
  const counted = await connectDatabase(db.uri);
  counted.set('debug', (collection: string, method: string) => { statements.push(`${collection}.${method}`); });
  must(await act({ db: counted, clock: db.clock }, (tx) => submitApplication(tx, { member, job })));
  await counted.close();
  expect(statements).toHaveLength(5);
});
