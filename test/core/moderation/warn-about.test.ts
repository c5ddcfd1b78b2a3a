import { describe, expect, test } from 'vitest';
import { rejectJob } from '../../../core/moderation/reject-job.ts';
import { listQueue } from '../../../core/moderation/list-queue.ts';
import { warnAbout, warningsOf } from '../../../core/moderation/warn-about.ts';
import type { Job, JobText } from '../../../core/jobs/job.model.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, pendingJob, SAMPLE_TEXT, sampleEmployer } from '../jobs/sample-job.ts';
import { sampleModerator } from './sample-moderator.ts';

const db = useDatabase();

function post(changes: Partial<JobText>): Job {
  return {
    _id: 'job000000001', company: 'c', companyName: 'Golden Lotus', employer: 'm', status: 'pending', revision: 1, placeAncestors: [],
    fingerprint: 'f', submittedAt: new Date(0), applications: 0, ...SAMPLE_TEXT, ...changes,
  };
}
const codes = (changes: Partial<JobText>) => warningsOf(post(changes)).map(({ code }) => code);

describe('a moderator is warned of', () => {
  test.each([
    ['pay below the minimum of a day', { pay: { min: 7_000, max: 7_000, period: 'day', negotiable: false } }, 'pay_below_minimum'],
    ['pay below the minimum of a month', { pay: { max: 180_000, period: 'month', negotiable: false } }, 'pay_below_minimum'],
    ['a phone number', { description: 'Call us at 09 777 123 456 for more, any day of the week' }, 'phone_in_text'],
    ['a phone number in Burmese digits', { description: 'ဆက်သွယ်ရန် ၀၉-၇၇၇၁၂၃၄၅၆ ကို ဖုန်းဆက်ပါ' }, 'phone_in_text'],
    ['a Telegram handle', { description: 'Write to @golden_hr for an appointment' }, 'contact_in_text'],
    ['a link', { description: 'Apply at https://forms.example/abc please' }, 'contact_in_text'],
    ['a training fee', { description: 'A small training fee is paid before the first day.' }, 'fee_words'],
    ['a deposit in Burmese, with spaces inside', { description: 'အလုပ်ဝင်ရန် စပေါ် ငွေ ၅ သောင်း လိုအပ်ပါသည်' }, 'fee_words'],
    ['a compound', { description: 'Customer service in KK Park, good food and rooms' }, 'border_or_compound'],
    ['a border town in Burmese', { description: 'မြဝတီမြို့တွင် အလုပ်လုပ်ရမည့် ဝန်ထမ်းများ' }, 'border_or_compound'],
    ['a border town as the place', { place: 'MM-13-myawaddy' }, 'border_or_compound'],
    ['words of scams', { description: 'High salary, no experience needed, free ticket for you' }, 'scam_words'],
    ['work abroad without a licence', { description: 'ဂျပန်အလုပ် အတွက် ဝန်ထမ်း ၁၀ ယောက် ခေါ်ပါသည်' }, 'overseas_no_licence'],
    ['the category for work abroad without a licence', { category: 'overseas' }, 'overseas_no_licence'],
  ] satisfies [string, Partial<JobText>, string][])('%s', (_, changes, code) => {
    expect(codes(changes)).toContain(code);
  });

  test.each([
    ['a plain post', {}],
    ['pay at the minimum', { pay: { min: 7_800, max: 7_800, period: 'day', negotiable: false } }],
    ['negotiable pay', { pay: { period: 'month', negotiable: true } }],
    ['a year, a number of people, working hours', { description: 'Founded in 2015, 120 people, 9:00 to 17:30, six days a week.' }],
    ['a licence number beside the work abroad', { category: 'overseas', description: 'Work in a factory. Agency licence no. 123/2019.' }],
    ['a plain Burmese post', { description: 'အတွေ့အကြုံ ၂ နှစ်ရှိသူ၊ ကွန်ပျူတာ ကျွမ်းကျင်သူ လိုအပ်ပါသည်။ နေ့လယ်စာ ကျွေးပါသည်။' }],
  ] satisfies [string, Partial<JobText>][])('nothing in %s', (_, changes) => {
    expect(codes(changes)).toEqual([]);
  });
});

test('a copy of a rejected text carries a warning, also with other spacing and case', async () => {
  const by = await sampleModerator(db.reader, 'content');
  const text = { title: 'Cashier', description: 'Sit at the till of a busy mini market near the lake.' };
  const first = await pendingJob(db.reader, text);
  must(await act(db.reader, (tx) => rejectJob(tx, { job: first._id, revision: 1, by, reason: 'looks_like_scam' })));
  const copy = await pendingJob(db.reader, { title: 'CASHIER', description: 'Sit at the till  of a busy mini-market near the lake' });
  const other = await pendingJob(db.reader);
  const warnings = await warnAbout(db.reader, [copy, other]);
  expect(warnings.get(copy._id)).toEqual([{ code: 'refused_text', evidence: 'looks_like_scam' }]);
  expect(warnings.get(other._id)).toEqual([]);
});

test('the queue shows the longest waiting first, page by page', async () => {
  await db.empty();
  const employer = await sampleEmployer(db.reader);
  const ids: string[] = [];
  for (let i = 0; i < 23; i++) ids.push((await pendingJob(db.reader, {}, employer))._id);
  const first = await listQueue(db.reader);
  const second = await listQueue(db.reader, first.next === undefined ? {} : { after: first.next });
  expect([...first.posts, ...second.posts].map(({ job }) => job._id)).toEqual(ids);
  expect(second.next).toBeUndefined();
  expect((await listQueue(db.reader, { after: 'nonsense' })).posts).toHaveLength(20);
});
