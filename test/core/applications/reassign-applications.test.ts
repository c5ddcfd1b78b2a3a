import { expect, test } from 'vitest';
import { Applications } from '../../../core/applications/application.model.ts';
import { moveApplication } from '../../../core/applications/move-application.ts';
import { reassignApplications } from '../../../core/applications/reassign-applications.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob } from '../jobs/sample-job.ts';
import { sampleApplicant, sampleApplication } from './application-cast.ts';

const db = useDatabase();
const reassign = (from: string, to: string) => act(db.reader, (tx) => reassignApplications(tx, from, to));
const rows = (member: string) => Applications(db.reader).find({ member }).sort({ submittedAt: 1 }).lean();

test('of two applications to one job the further stage stays, whichever chat sent it', async () => {
  const [from, to] = [await sampleApplicant(db.reader), await sampleApplicant(db.reader)];
  const jobs = [await openSampleJob(db.reader), await openSampleJob(db.reader)] as const;
  const mine = [await sampleApplication(db.reader, jobs[0]._id, from), await sampleApplication(db.reader, jobs[1]._id, from)] as const;
  const theirs = [await sampleApplication(db.reader, jobs[0]._id, to), await sampleApplication(db.reader, jobs[1]._id, to)] as const;
  must(await act(db.reader, (tx) => moveApplication(tx, { employer: jobs[0].employer, application: mine[0]._id, move: { to: 'offer' } })));
  must(await act(db.reader, (tx) => moveApplication(tx, { employer: jobs[1].employer, application: theirs[1]._id, move: { to: 'viewed' } })));
  expect(await reassign(from, to)).toBe(0);
  expect((await rows(to)).map(({ _id, stage }) => [_id, stage]).sort()).toEqual([[mine[0]._id, 'offer'], [theirs[1]._id, 'viewed']].sort());
  expect(await rows(from)).toEqual([]);
});

test('applications to jobs of the other chat follow, and one to one\'s own job is withdrawn; again changes nothing', async () => {
  const employed = await openSampleJob(db.reader);
  const [from, stranger] = [employed.employer, await sampleApplicant(db.reader)];
  const to = await sampleApplicant(db.reader);
  await sampleApplication(db.reader, employed._id, stranger);
  await sampleApplication(db.reader, employed._id, to);
  for (let again = 0; again < 2; again++) {
    await reassign(from, to);
    expect(await rows(stranger)).toMatchObject([{ employer: to, stage: 'submitted' }]);
    expect(await rows(to)).toMatchObject([{ employer: to, stage: 'withdrawn', history: [{ stage: 'submitted' }, { stage: 'withdrawn' }] }]);
  }
});
