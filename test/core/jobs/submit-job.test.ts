import { describe, expect, test } from 'vitest';
import { findJob } from '../../../core/jobs/find-job.ts';
import { jobCard } from '../../../core/jobs/job-card.ts';
import type { JobText } from '../../../core/jobs/job.model.ts';
import { listMyJobs } from '../../../core/jobs/list-my-jobs.ts';
import { submitJob } from '../../../core/jobs/submit-job.ts';
import { banMember } from '../../../core/members/ban-member.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, pendingJob, SAMPLE_TEXT, sampleEmployer, sampleMember } from './sample-job.ts';

const db = useDatabase();
const submit = async (employer: string, changes: Partial<JobText> = {}) =>
  act(db.reader, (tx) => submitJob(tx, { employer, text: { ...SAMPLE_TEXT, ...changes } }));

describe('submitting a post', () => {
  test('makes a pending job that the public does not see', async () => {
    const job = await pendingJob(db.reader);
    expect(job).toMatchObject({ status: 'pending', revision: 1, applications: 0, companyName: 'Golden Lotus Trading' });
    expect(job.placeAncestors).toEqual(expect.arrayContaining(['MM-06-hlaing', 'MM-06']));
    expect(await jobCard(db.reader, job._id)).toBeUndefined();
    expect((await findJob(db.reader, job._id))?.contactPhone).toBe('+959777123456');
    expect((await listMyJobs(db.reader, { employer: job.employer, page: 0 })).jobs.map(({ _id }) => _id)).toEqual([job._id]);
  });

  test('needs a company first', async () => {
    expect(await submit(await sampleMember(db.reader))).toMatchObject({ ok: false, code: 'company_missing' });
  });

  test('is refused to a banned member', async () => {
    const employer = await sampleEmployer(db.reader);
    must(await act(db.reader, (tx) => banMember(tx, { member: employer })));
    expect(await submit(employer)).toMatchObject({ ok: false, code: 'banned' });
  });

  test.each([
    ['a title of one letter', { title: 'x' }, 'title_length'],
    ['a description that says nothing', { description: 'good job' }, 'description_length'],
    ['a description over 1,500 characters', { description: 'က'.repeat(1501) }, 'description_length'],
    ['no people', { openings: 0 }, 'openings_range'],
    ['half a person', { openings: 1.5 }, 'openings_range'],
    ['an invented category', { category: 'kings' }, 'category_unknown'],
    ['an invented place', { place: 'MM-99' }, 'place_unknown'],
    ['a whole region as its place', { place: 'MM-06' }, 'place_unknown'],
    ['a pay of nothing that is not negotiable', { pay: { period: 'month', negotiable: false } }, 'pay_absurd'],
    ['a pay with fractions', { pay: { min: 500_000.5, period: 'month', negotiable: false } }, 'pay_absurd'],
    ['a pay upside down', { pay: { min: 800_000, max: 500_000, period: 'month', negotiable: false } }, 'pay_absurd'],
  ] satisfies [string, Partial<JobText>, string][])('refuses %s', async (_, changes, code) => {
    expect(await submit(await sampleEmployer(db.reader), changes)).toMatchObject({ ok: false, code });
  });

  test('a description of Burmese letters counts characters, not bytes', async () => {
    must(await submit(await sampleEmployer(db.reader), { description: 'က'.repeat(1500) }));
  });
});
