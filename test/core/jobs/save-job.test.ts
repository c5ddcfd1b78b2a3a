import { expect, test } from 'vitest';
import { listSavedJobs, hasSaved } from '../../../core/jobs/list-saved-jobs.ts';
import { fillJob } from '../../../core/jobs/fill-job.ts';
import { hideJob } from '../../../core/jobs/hide-job.ts';
import { reassignJobs } from '../../../core/jobs/reassign-jobs.ts';
import { reassignSavedJobs } from '../../../core/jobs/reassign-saved-jobs.ts';
import { forgetJob, saveJob } from '../../../core/jobs/save-job.ts';
import { findJob } from '../../../core/jobs/find-job.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob, pendingJob, sampleMember } from './sample-job.ts';

const db = useDatabase();
const save = (member: string, job: string) => act(db.reader, (tx) => saveJob(tx, { member, job }));
const saved = async (member: string) => (await listSavedJobs(db.reader, { member, page: 0 })).jobs.map(({ id, standing }) => [id, standing]);

test('a saved job is found again, once, with its standing, until it is forgotten', async () => {
  const member = await sampleMember(db.reader);
  const { _id: job, employer } = await openSampleJob(db.reader);
  must(await save(member, job));
  must(await save(member, job));
  must(await act(db.reader, (tx) => fillJob(tx, { job, employer })));
  expect(await saved(member)).toEqual([[job, 'filled']]);
  await act(db.reader, (tx) => forgetJob(tx, { member, job }));
  expect(await hasSaved(db.reader, { member, job })).toBe(false);
});

test('what nobody may see cannot be saved, and vanishes from the list when it is hidden later', async () => {
  const member = await sampleMember(db.reader);
  expect(await save(member, (await pendingJob(db.reader))._id)).toEqual({ ok: false, code: 'job_not_found' });
  const { _id: job } = await openSampleJob(db.reader);
  must(await save(member, job));
  must(await act(db.reader, (tx) => hideJob(tx, job)));
  expect(await saved(member)).toEqual([]);
});

test('when two chats become one person, jobs and saved jobs become one list', async () => {
  const [from, to] = [await sampleMember(db.reader), await sampleMember(db.reader)];
  const both = await openSampleJob(db.reader);
  const one = await openSampleJob(db.reader);
  must(await save(from, both._id));
  must(await save(to, both._id));
  must(await save(from, one._id));
  for (const _ of ['once', 'again']) await act(db.reader, (tx) => reassignSavedJobs(tx, from, to));
  expect((await saved(to)).map(([id]) => id).sort()).toEqual([both._id, one._id].sort());
  expect(await act(db.reader, (tx) => reassignJobs(tx, both.employer, to))).toBe(0);
  expect((await findJob(db.reader, both._id))?.employer).toBe(to);
});
