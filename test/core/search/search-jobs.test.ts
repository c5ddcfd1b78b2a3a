import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../core/clock.ts';
import { Jobs, type Job, type JobText } from '../../../core/jobs/job.model.ts';
import { arrangePages } from '../../../core/search/arrange-page.ts';
import { browseCategories, browsePlaces } from '../../../core/search/browse-jobs.ts';
import { jobIndexOf } from '../../../core/search/job-index-of.ts';
import { searchJobs, searchWidened, type FoundJobs } from '../../../core/search/search-jobs.ts';
import { understandSentence } from '../../../core/search/understand-sentence.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { useDatabase } from '../../support/database.ts';
import { openSampleJob, pendingJob, sampleEmployer } from '../jobs/sample-job.ts';

const db = useDatabase();
let employer = '';

afterAll(async () => { await jobIndexOf(db.reader).close(); });

beforeEach(async () => {
  await db.empty();
  employer = await sampleEmployer(db.reader);
});

const DRIVER: Partial<JobText> = { role: 'driver', category: 'driver', title: 'ယာဉ်မောင်း', pay: { min: 400_000, max: 500_000, period: 'month', negotiable: false } };

async function open(changes: Partial<JobText>): Promise<Job> {
  db.clock.move(HOUR);
  return openSampleJob(db.reader, changes, employer);
}

async function search(sentence: string, at = { page: 0, size: 10 }): Promise<FoundJobs> {
  await jobIndexOf(db.reader).refresh();
  return searchJobs(db.reader, understandSentence(normalise(sentence)), at);
}

const ids = (found: FoundJobs): string[] => found.jobs.map((job) => job.id);

async function feature(job: Job): Promise<void> {
  await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { featuredUntil: new Date(db.clock.now().getTime() + DAY) } });
}

describe('searching', () => {
  test('finds by role and place, in Burmese and in English', async () => {
    const here = await open({ ...DRIVER, place: 'MM-06-hlaing' });
    await open({ ...DRIVER, place: 'MM-04-amarapura' });
    await open({ place: 'MM-06-hlaing' });
    for (const sentence of ['ယာဉ်မောင်း လှိုင်', 'driver hlaing', 'driver yangon', 'ကားမောင်း ရန်ကုန်']) {
      const found = await search(sentence);
      expect(ids(found), sentence).toEqual([here._id]);
      expect(found).toMatchObject({ total: 1 });
      expect(found.widened).toBeUndefined();
    }
  });

  test('puts the role before its mention in a text, and the newer before the older', async () => {
    const older = await open(DRIVER);
    const newer = await open(DRIVER);
    const mention = await open({ title: 'Warehouse hand', category: 'warehouse', role: 'warehouse-staff', description: 'You help our driver to load the truck every day.' });
    expect(ids(await search('driver'))).toEqual([newer._id, older._id, mention._id]);
  });

  test('finds a free title and a company by their words, in any script', async () => {
    const job = await open({ title: 'ဇွန်ဘာ သင်ပြသူ', category: 'education', role: 'teacher', description: 'Teach zumba to a small group in the morning.' });
    expect(ids(await search('zumba'))).toEqual([job._id]);
    expect(ids(await search('ဇွန်ဘာ'))).toEqual([job._id]);
    expect(ids(await search('golden lotus'))).toEqual([job._id]);
  });

  test('shows nothing that is pending, hidden, paused or past its day', async () => {
    await pendingJob(db.reader, DRIVER, employer);
    const hidden = await open(DRIVER);
    await Jobs(db.reader).updateOne({ _id: hidden._id }, { $set: { hidden: true } });
    const paused = await open(DRIVER);
    await Jobs(db.reader).updateOne({ _id: paused._id }, { $set: { status: 'paused' } });
    await open(DRIVER);
    db.clock.move(31 * DAY);
    expect(await search('driver')).toMatchObject({ jobs: [], total: 0 });
  });

  test('asks for the pay at the top of the offer', async () => {
    const five = await open({ ...DRIVER, pay: { min: 300_000, max: 500_000, period: 'month', negotiable: false } });
    const open_ = await open({ ...DRIVER, pay: { period: 'month', negotiable: true } });
    await open({ ...DRIVER, pay: { max: 400_000, period: 'month', negotiable: false } });
    await open({ ...DRIVER, pay: { min: 15_000, max: 15_000, period: 'day', negotiable: false } });
    expect(ids(await search('driver 5 lakhs'))).toEqual([five._id, open_._id]);
  });

  test('who looks in Hlaingtharya East also sees posts for all of Hlaingtharya', async () => {
    const job = await open({ ...DRIVER, place: 'MM-06-hlaingtharya' });
    expect(ids(await search('driver East Hlaingthaya'))).toEqual([job._id]);
  });

  test('pages show every job once, at most two featured ones on top of each', async () => {
    const jobs: Job[] = [];
    for (let n = 0; n < 8; n++) jobs.push(await open(DRIVER));
    for (const job of jobs.slice(0, 3)) await feature(job);
    const pages = [await search('driver', { page: 0, size: 4 }), await search('driver', { page: 1, size: 4 })];
    expect(pages.map((page) => page.jobs.filter((job) => job.featured).length)).toEqual([2, 1]);
    expect(pages[0]?.jobs.slice(0, 2).every((job) => job.featured)).toBe(true);
    expect(new Set(pages.flatMap(ids)).size).toBe(8);
    expect(pages[1]?.total).toBe(8);
  });
});

describe('when nothing matches, the question is widened and says so', () => {
  test.each([
    ['driver hlaing 9 lakhs', 'pay'],
    ['driver tamwe', 'region'],
    ['driver mandalay', 'country'],
    ['taxi driver hlaing', undefined],
  ])('%s → %s', async (sentence, widened) => {
    const job = await open({ ...DRIVER, title: 'Taxi driver', place: 'MM-06-hlaing' });
    const found = await search(sentence);
    expect(ids(found)).toEqual([job._id]);
    expect(found.widened).toBe(widened);
  });

  test('to the same field of work in the place', async () => {
    const job = await open({ role: 'senior-accountant', title: 'Senior book keeper', place: 'MM-06-hlaing' });
    await open({ ...DRIVER, place: 'MM-06-hlaing' });
    const found = await search('cashier accountant hlaing');
    expect(ids(found)).toEqual([job._id]);
  });

  test('to anything in the place, and further pages stay in that circle', async () => {
    for (let n = 0; n < 3; n++) await open({ ...DRIVER, place: 'MM-06-hlaing' });
    const query = understandSentence('nurse hlaing');
    await jobIndexOf(db.reader).refresh();
    const first = await searchJobs(db.reader, query, { page: 0, size: 2 });
    expect(first).toMatchObject({ total: 3, widened: 'place' });
    const second = await searchWidened(db.reader, query, 'place', { page: 1, size: 2 });
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(3);
  });

  test('and when there is nothing at all, that is said', async () => {
    expect(await search('astronaut on the moon')).toMatchObject({ jobs: [], total: 0 });
  });
});

describe('browsing', () => {
  test('counts open jobs by category, state and township', async () => {
    await open({ ...DRIVER, place: 'MM-06-hlaing' });
    await open({ ...DRIVER, place: 'MM-06-tamwe' });
    await open({ ...DRIVER, place: 'MM-04-amarapura' });
    await open({});
    await jobIndexOf(db.reader).refresh();
    expect(await browseCategories(db.reader)).toEqual([{ id: 'driver', jobs: 3 }, { id: 'accounting', jobs: 1 }]);
    expect(await browsePlaces(db.reader, { category: 'driver' })).toEqual([{ id: 'MM-06', jobs: 2 }, { id: 'MM-04', jobs: 1 }]);
    expect(await browsePlaces(db.reader, { category: 'driver', within: 'MM-06' })).toEqual([{ id: 'MM-06-hlaing', jobs: 1 }, { id: 'MM-06-tamwe', jobs: 1 }]);
  });
});

describe('arranging a page', () => {
  test('featured jobs fill up when the others run out', () => {
    expect(arrangePages(['f1', 'f2', 'f3', 'f4', 'f5'], ['a'], 4)).toEqual(['f1', 'f2', 'a', 'f3', 'f4', 'f5']);
    expect(arrangePages(['f1', 'f2', 'f3'], ['a', 'b', 'c', 'd', 'e'], 4)).toEqual(['f1', 'f2', 'a', 'b', 'f3', 'c', 'd', 'e']);
  });
});
