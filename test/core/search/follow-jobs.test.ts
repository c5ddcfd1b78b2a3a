import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import { newId } from '../../../core/db/new-id.ts';
import { Jobs, type JobText } from '../../../core/jobs/job.model.ts';
import { stampJobs } from '../../../core/jobs/stamp-jobs.ts';
import { FollowedIndex } from '../../../core/search/followed-index.ts';
import { answerQuery } from '../../../core/search/answer-query.ts';
import { readPage, searchJobs } from '../../../core/search/search-jobs.ts';
import { jobIndexOf } from '../../../core/search/job-index-of.ts';
import { understandSentence } from '../../../core/search/understand-sentence.ts';
import { useDatabase } from '../../support/database.ts';
import { openSampleJob, sampleEmployer } from '../jobs/sample-job.ts';

const db = useDatabase();
const DRIVER: Partial<JobText> = { role: 'driver', category: 'driver', title: 'ယာဉ်မောင်း' };
let employer = '';
/** Two processes of one house. */
let indexes: FollowedIndex[] = [];

beforeEach(async () => {
  await db.empty();
  employer = await sampleEmployer(db.reader);
  indexes = [new FollowedIndex(db.reader), new FollowedIndex(db.reader)];
  await Promise.all(indexes.map((index) => index.ready()));
});

afterEach(async () => { await Promise.all([...indexes, jobIndexOf(db.reader)].map((index) => index.close())); });

/** The ids that each process finds. */
async function found(sentence: string): Promise<string[][]> {
  const query = understandSentence(sentence);
  const runners = await Promise.all(indexes.map((index) => index.ready()));
  return runners.map((runner) => {
    const { hits, widened } = answerQuery(runner, query, { now: db.clock.now(), pageSize: 10, most: 100 });
    return widened ? [] : hits.map(({ id }) => id);
  });
}

async function everywhere(sentence: string, ids: string[]): Promise<void> {
  await vi.waitFor(async () => { expect(await found(sentence)).toEqual([ids, ids]); }, { timeout: 10_000, interval: 10 });
}

describe('every process follows the database', () => {
  test('a new job shows, an edited one is found by its new words only, a paused, hidden or deleted one no more', async () => {
    const job = await openSampleJob(db.reader, DRIVER, employer);
    await everywhere('driver', [job._id]);
    await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { role: 'nurse', category: 'healthcare', title: 'Nurse', description: 'You care for the patients of our clinic.' } });
    await everywhere('nurse', [job._id]);
    await everywhere('driver', []);
    await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { status: 'paused' } });
    await everywhere('nurse', []);
    await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { status: 'open' } });
    await everywhere('nurse', [job._id]);
    await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { hidden: true } });
    await everywhere('nurse', []);
    await Jobs(db.reader).updateOne({ _id: job._id }, { $unset: { hidden: 1 } });
    await everywhere('nurse', [job._id]);
    await Jobs(db.reader).deleteOne({ _id: job._id });
    await everywhere('nurse', []);
  });

  test('what is written while the index is built is in it', async () => {
    const job = await openSampleJob(db.reader, DRIVER, employer);
    const late = new FollowedIndex(db.reader);
    indexes.push(late);
    const building = late.ready();
    for (let n = 0; n < 20; n++) await Jobs(db.reader).insertMany([{ ...job, _id: newId() }]);
    await building;
    await vi.waitFor(() => { expect(late.size).toBe(21); }, { timeout: 10_000, interval: 10 });
  });

  test('who does not wait for the stream catches up: with a new job, one hidden, featured or filled', async () => {
    const job = await openSampleJob(db.reader, DRIVER, employer);
    const late = new FollowedIndex(db.reader);
    indexes.push(late);
    await late.ready();
    await late.close(); // it hears of nothing
    const second = await openSampleJob(db.reader, DRIVER, employer);
    await late.catchUp();
    expect(late.size).toBe(2);
    await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { hidden: true } });
    await late.catchUp();
    expect(late.size).toBe(1);
    const stamps = [await stampJobs(db.reader)];
    await Jobs(db.reader).updateOne({ _id: second._id }, { $set: { featuredUntil: new Date() } });
    stamps.push(await stampJobs(db.reader), await stampJobs(db.reader));
    expect([stamps[0] === stamps[1], stamps[1] === stamps[2]]).toEqual([false, true]);
    await Jobs(db.reader).updateOne({ _id: second._id }, { $set: { status: 'filled' } });
    await late.catchUp();
    expect(late.size).toBe(0);
  });

  test('a job past its day is not found, though nobody has closed it', async () => {
    const job = await openSampleJob(db.reader, DRIVER, employer);
    await everywhere('driver', [job._id]);
    db.clock.move(40 * DAY);
    expect(await found('driver')).toEqual([[], []]);
    db.clock.move(-40 * DAY);
  });
});

describe('what is shown is looked at first', () => {
  test('a job that was closed a moment ago, or is known from an older page, is left out', async () => {
    const [kept, gone] = [await openSampleJob(db.reader, DRIVER, employer), await openSampleJob(db.reader, DRIVER, employer)];
    await jobIndexOf(db.reader).refresh();
    await jobIndexOf(db.reader).close(); // an index that is behind
    await Jobs(db.reader).updateOne({ _id: gone._id }, { $set: { status: 'filled' } });
    const { jobs, total } = await searchJobs(db.reader, understandSentence('driver'), { page: 0, size: 10 });
    expect(total).toBe(2);
    expect(jobs.map(({ id }) => id)).toEqual([kept._id]);
    expect((await readPage(db.reader, [gone._id, kept._id], { page: 0, size: 10 })).map(({ id }) => id)).toEqual([kept._id]);
  });
});
