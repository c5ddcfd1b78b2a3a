import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildLinks } from '../../bots/links.ts';
import { DAY } from '../../core/clock.ts';
import { fillJob } from '../../core/jobs/fill-job.ts';
import { Jobs } from '../../core/jobs/job.model.ts';
import { hideJob } from '../../core/jobs/hide-job.ts';
import { favicon } from '../../webhooks/favicon.ts';
import { jobPages } from '../../webhooks/job-page.ts';
import { act, must, openSampleJob, pendingJob } from '../core/jobs/sample-job.ts';
import { PHONE, useBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();
const browser = useBrowser();
const BYTES_MAX = 15 * 1024;
let app: FastifyInstance;
let url = '';
beforeAll(async () => {
  app = Fastify();
  const links = buildLinks({ brand: 'MyanJobs', get publicUrl() { return url; }, signFile: ({ _id }) => `/files/${_id}`, telegramUsername: 'MyanJobsBot', viberUri: 'myanjobs' });
  await app.register(favicon);
  await app.register(jobPages({ reader: db.reader, links }));
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

const open = (path: string) => app.inject(path);

describe('the public page of a job', () => {
  test('shows the job with a button for each chat, and never the private phone', async () => {
    const job = await openSampleJob(db.reader, { title: 'စာရင်းကိုင်' });
    const { statusCode, body } = await open(`/j/${job._id}`);
    expect(statusCode).toBe(200);
    expect(body).toContain('<html lang="my">');
    for (const words of ['စာရင်းကိုင်', 'Golden Lotus Trading', 'လှိုင်', '၅ - ၈ သိန်း', 'Keep the books of a small trading company.']) expect(body).toContain(words);
    expect(body).toContain(`https://t.me/MyanJobsBot?start=j_${job._id}`);
    expect(body).toContain(`viber://pa?chatURI=myanjobs&#38;context=j_${job._id}`);
    expect(body).not.toContain('777123456');
    expect(body).not.toContain(job.employer);
  });

  test('names the role in the language of the page', async () => {
    const job = await openSampleJob(db.reader, { role: 'driver', title: 'ယာဉ်မောင်း' });
    expect((await open(`/j/${job._id}?lang=en`)).body).toContain('<h1>Driver</h1>');
    expect((await open(`/j/${job._id}`)).body).toContain('<h1>ယာဉ်မောင်း</h1>');
  });

  test('says what a recommendation is worth, as long as money is held for it', async () => {
    const job = await openSampleJob(db.reader);
    await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { bounty: { amount: 100_000, days: 90 }, bountyHeld: 1 } });
    expect((await open(`/j/${job._id}?lang=en`)).body).toContain('🎁 85,000 kyat if they are hired and stay');
    await Jobs(db.reader).updateOne({ _id: job._id }, { $set: { bountyHeld: 0 } });
    expect((await open(`/j/${job._id}?lang=en`)).body).not.toContain('🎁');
  });

  test('of a friend carries the friend’s code into both chats, but not into what search engines keep', async () => {
    const job = await openSampleJob(db.reader);
    const { body } = await open(`/j/${job._id}/ab2c3d4?lang=en`);
    expect(body).toContain('A friend recommends this job to you.');
    expect(body).toContain(`start=j_${job._id}_ab2c3d4`);
    expect(body).toContain(`context=j_${job._id}_ab2c3d4`);
    expect(body).toContain(`<link rel="canonical" href="${url}/j/${job._id}">`);
  });

  test('tells link previews and search engines what it shows', async () => {
    const job = await openSampleJob(db.reader, { description: 'Two shifts.\nSay "hello" </script><script>alert(1)</script> to come in.' });
    const { body, headers } = await open(`/j/${job._id}?lang=en`);
    expect(body).toContain('<meta property="og:title" content="Accountant">');
    expect(body).toMatch(/<meta property="og:description" content="Golden Lotus Trading · Hlaing, Yangon Region · 5–8 lakhs[^"]*">/);
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'JobPosting', title: 'Accountant', description: job.description, validThrough: job.expiresAt?.toISOString(), employmentType: 'FULL_TIME', directApply: true,
      baseSalary: { currency: 'MMK', value: { minValue: 500_000, maxValue: 800_000, unitText: 'MONTH' } },
      hiringOrganization: { name: 'Golden Lotus Trading' }, jobLocation: { address: { addressLocality: 'Hlaing', addressCountry: 'MM' } },
    });
    expect(body.match(/<script/g)).toHaveLength(1);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'; img-src 'self'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'/);
  });

  test('stays under 15 KB with the longest Burmese text, and loads nothing', async () => {
    const job = await openSampleJob(db.reader, { title: 'စ'.repeat(60), description: 'မြန်မာ '.repeat(214) });
    const { body } = await open(`/j/${job._id}/ab2c3d4`);
    expect(Buffer.byteLength(body)).toBeLessThan(BYTES_MAX);
    expect(body).not.toMatch(/\ssrc=|<link rel="stylesheet"|@import|url\(/);
  });
});

describe('a job that is not open', () => {
  test('says kindly that it is filled or over, without data for search engines', async () => {
    const filled = await openSampleJob(db.reader);
    must(await act(db.reader, (tx) => fillJob(tx, { job: filled._id, employer: filled.employer })));
    const answer = await open(`/j/${filled._id}?lang=en`);
    expect(answer.statusCode).toBe(410);
    expect(answer.body).toContain('This job is filled');
    expect(answer.body).not.toContain('ld+json');
    expect(answer.body).toContain('noindex');
    const old = await openSampleJob(db.reader);
    db.clock.move(31 * DAY);
    expect((await open(`/j/${old._id}?lang=en`)).body).toContain('This job is closed');
  });

  test('is not there when the public may not see it, or never was; nothing of it is told', async () => {
    const pending = await pendingJob(db.reader, { title: 'Secret plan' });
    const hidden = await openSampleJob(db.reader, { title: 'Secret plan' });
    must(await act(db.reader, (tx) => hideJob(tx, hidden._id)));
    for (const id of [pending._id, hidden._id, 'nosuchjob123', '..%2f..', 'A'.repeat(50)]) {
      const { statusCode, body } = await open(`/j/${id}?lang=en`);
      expect(statusCode).toBe(404);
      expect(body).toContain('This job is not here');
      expect(body).not.toContain('Secret plan');
    }
  });
});

describe('the way into a chat', () => {
  test('is a redirect with a page for browsers that do not follow it', async () => {
    for (const [path, link] of [
      ['/j/abc123/viber', 'viber://pa?chatURI=myanjobs&context=j_abc123'],
      ['/j/abc123/k7/viber', 'viber://pa?chatURI=myanjobs&context=j_abc123_k7'],
      ['/j/abc123/telegram', 'https://t.me/MyanJobsBot?start=j_abc123'],
      ['/j/abc123/k7/telegram', 'https://t.me/MyanJobsBot?start=j_abc123_k7'],
    ] as const) {
      const { statusCode, headers, body } = await open(path);
      expect([statusCode, headers.location]).toEqual([302, link]);
      expect(body).toContain(`href="${link.replaceAll('&', '&#38;')}"`);
    }
  });

  test('takes nothing that is no id of ours, and no chat that is off', async () => {
    expect((await open('/j/a%0d%0ab/viber')).statusCode).toBe(404);
    const alone = Fastify();
    await alone.register(jobPages({ reader: db.reader, links: buildLinks({ brand: 'MyanJobs', publicUrl: url, signFile: () => '/files/x', telegramUsername: 'MyanJobsBot' }) }));
    expect((await alone.inject('/j/abc123/viber')).statusCode).toBe(404);
    const job = await openSampleJob(db.reader);
    const { body } = await alone.inject(`/j/${job._id}`);
    expect(body).toContain('t.me/MyanJobsBot');
    expect(body).not.toContain('viber://');
    await alone.close();
  });
});

test('on a phone the page fits its width and its buttons are easy to press', async () => {
  const job = await openSampleJob(db.reader, { title: 'ယာဉ်မောင်း', description: 'အလုပ်ချိန် မနက် ၉ နာရီကနေ ညနေ ၅ နာရီအထိ။ https://example.com/a/very/long/address/without/any/place/to/break/in/it' });
  const page = await browser.page(PHONE);
  const problems: string[] = [];
  page.on('console', (message) => { problems.push(message.text()); });
  await page.goto(`${url}/j/${job._id}/ab2c3d4`);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
  for (const chat of ['telegram', 'viber']) expect((await page.locator(`a.${chat}`).boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await page.getByText('English').click();
  expect(await page.locator('dt').first().innerText()).toBe('Company');
  expect(problems).toEqual([]);
});
