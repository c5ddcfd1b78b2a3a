import { beforeEach, describe, expect, test } from 'vitest';
import { SECOND } from '../../../core/clock.ts';
import type { AnnouncementOutcome, AnnouncementPost } from '../../../core/announcements/announcement-channel.ts';
import { announcementIntents } from '../../../core/announcements/announcement-intents.ts';
import { drawAnnouncement } from '../../../core/announcements/draw-announcement.ts';
import { findAnnouncement, listAnnouncementCases } from '../../../core/announcements/list-announcement-cases.ts';
import { resolveAnnouncement, type AnnouncementDecision } from '../../../core/announcements/resolve-announcement.ts';
import { Announcements } from '../../../core/announcements/announcement.model.ts';
import { dueIntents, runIntent } from '../../../core/intents/run-intent.ts';
import { editJob } from '../../../core/jobs/edit-job.ts';
import { fillJob } from '../../../core/jobs/fill-job.ts';
import { hideJob } from '../../../core/jobs/hide-job.ts';
import { openJob } from '../../../core/jobs/open-job.ts';
import { pauseJob } from '../../../core/jobs/pause-job.ts';
import { resumeJob } from '../../../core/jobs/resume-job.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob, SAMPLE_TEXT } from '../jobs/sample-job.ts';
import { sampleModerator } from '../moderation/sample-moderator.ts';

const db = useDatabase();
const posts: AnnouncementPost[] = [];
const edits: { message: string; post: AnnouncementPost }[] = [];
let next: AnnouncementOutcome[] = [];
const answer = (): AnnouncementOutcome => next.shift() ?? { kind: 'sent', message: String(100 + posts.length) };
const handlers = announcementIntents({
  channel: {
    post: async (post) => { posts.push(post); return answer(); },
    edit: async (message, post) => { edits.push({ message, post }); return answer(); },
  },
  linksOf: (job) => ({ telegram: `https://t.me/bot?start=${job}`, viber: `https://example.test/j/${job}/viber` }),
});

/** Does everything that is due, as the worker would, and lets the channel's pace pass between. */
async function work(): Promise<void> {
  for (let rounds = 0; rounds < 10; rounds++) {
    const due = (await dueIntents(db.reader)).filter((id) => id.startsWith('announce:'));
    if (due.length === 0) return;
    for (const id of due) await runIntent(db.reader, handlers, id);
    db.clock.move(20 * SECOND);
  }
}

beforeEach(async () => {
  await db.empty();
  posts.length = 0;
  edits.length = 0;
  next = [];
});

describe('an approved job', () => {
  test('with a bounty says so as long as money is held for it', async () => {
    const job = await openSampleJob(db.reader);
    const drawn = (held: number) => drawAnnouncement({ ...job, bounty: { amount: 100_000, days: 90 }, bountyHeld: held }, db.clock.now(), () => ({})).text;
    expect(drawn(1)).toContain('🎁 Recommend a friend who is hired and stays: 85,000 kyat');
    expect(drawn(1)).toContain('၈၅,၀၀၀ ကျပ်');
    expect(drawn(0)).not.toContain('🎁');
  });

  test('is announced once, in Burmese and English, with a button for each chat', async () => {
    const { _id: job } = await openSampleJob(db.reader);
    await work();
    await work();
    expect(posts).toHaveLength(1);
    expect(posts[0]?.text).toContain('📢 Accountant');
    expect(posts[0]?.text).toContain('📢 စာရင်းကိုင်');
    expect(posts[0]?.text).toContain('💰 ၅ - ၈ သိန်း');
    expect(posts[0]?.text).not.toContain('777');
    expect(posts[0]?.buttons.flat().map(({ url }) => url)).toEqual([`https://t.me/bot?start=${job}`, `https://example.test/j/${job}/viber`]);
    expect(await findAnnouncement(db.reader, job)).toMatchObject({ state: 'posted', message: '101' });
  });

  test('has its post edited when it is filled; of several changes only the last is drawn', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    await work();
    must(await act(db.reader, (tx) => pauseJob(tx, { job, employer })));
    must(await act(db.reader, (tx) => resumeJob(tx, { job, employer })));
    must(await act(db.reader, (tx) => fillJob(tx, { job, employer })));
    await work();
    expect(edits).toHaveLength(1);
    expect(edits[0]).toMatchObject({ message: '101', post: { buttons: [] } });
    expect(edits[0]?.post.text).toContain('Filled: Accountant');
  });

  test('that is edited is not told about while it waits, and is edited, not posted, when it is approved again', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    await work();
    must(await act(db.reader, (tx) => editJob(tx, { job, employer, text: { ...SAMPLE_TEXT, description: 'Now with a much longer description of it.' } })));
    await work();
    expect(edits.at(-1)?.post.text).toContain('no longer available');
    must(await act(db.reader, (tx) => openJob(tx, { job, revision: 2 })));
    await work();
    expect(edits.at(-1)?.post.text).toContain('much longer');
    expect(posts).toHaveLength(1);
  });

  test('that is closed before its post is sent is not posted, until it is open again', async () => {
    const { _id: job, employer } = await openSampleJob(db.reader);
    must(await act(db.reader, (tx) => pauseJob(tx, { job, employer })));
    await work();
    expect(posts).toHaveLength(0);
    must(await act(db.reader, (tx) => resumeJob(tx, { job, employer })));
    await work();
    expect(posts).toHaveLength(1);
  });
});

describe('trouble', () => {
  test('a 429 is obeyed, and the post sent once afterwards', async () => {
    next = [{ kind: 'retry', afterMs: 30_000, error: 'Too Many Requests' }];
    const { _id: job } = await openSampleJob(db.reader);
    const [id] = (await dueIntents(db.reader)).filter((one) => one.endsWith(':post:0'));
    await runIntent(db.reader, handlers, id ?? '');
    expect(await runIntent(db.reader, handlers, id ?? '')).toBeUndefined();
    db.clock.move(30_000);
    await work();
    expect(posts).toHaveLength(2);
    expect(await findAnnouncement(db.reader, job)).toMatchObject({ state: 'posted' });
  });

  test('a post of unknown outcome is never sent again by itself; a moderator is shown it', async () => {
    next = [{ kind: 'unknown', error: 'no answer' }];
    const { _id: job, employer } = await openSampleJob(db.reader);
    await work();
    must(await act(db.reader, (tx) => pauseJob(tx, { job, employer })));
    must(await act(db.reader, (tx) => resumeJob(tx, { job, employer })));
    await work();
    expect(posts).toHaveLength(1);
    expect(await listAnnouncementCases(db.reader)).toMatchObject([{ announcement: { _id: job, state: 'unknown', error: 'no answer' } }]);
  });

  test('a crash while sending makes a case, not a second post', async () => {
    const { _id: job } = await openSampleJob(db.reader);
    await Announcements(db.reader).updateOne({ _id: job }, { $set: { state: 'sending' } });
    await work();
    expect(posts).toHaveLength(0);
    expect(await listAnnouncementCases(db.reader)).toHaveLength(1);
  });

  test('posts keep the pace of the channel', async () => {
    for (let i = 0; i < 3; i++) await openSampleJob(db.reader);
    for (const id of await dueIntents(db.reader)) if (id.startsWith('announce:')) await runIntent(db.reader, handlers, id);
    expect(posts).toHaveLength(1);
    db.clock.move(6 * SECOND);
    await work();
    expect(posts).toHaveLength(3);
  });
});

describe('a moderator decides about an unknown post', () => {
  const resolve = (job: string, by: string, decision: AnnouncementDecision) => act(db.reader, (tx) => resolveAnnouncement(tx, { job, by, decision }));

  async function unknownPost() {
    next = [{ kind: 'unknown', error: 'no answer' }];
    const job = await openSampleJob(db.reader);
    await work();
    return { ...job, by: await sampleModerator(db.reader, 'content') };
  }

  test('it was sent: from now on it is edited', async () => {
    const { _id: job, employer, by } = await unknownPost();
    must(await resolve(job, by, { kind: 'was_sent', message: '77' }));
    expect(await resolve(job, by, { kind: 'send_again' })).toEqual({ ok: false, code: 'already_decided' });
    must(await act(db.reader, (tx) => fillJob(tx, { job, employer })));
    await work();
    expect(posts).toHaveLength(1);
    expect(edits.at(-1)).toMatchObject({ message: '77' });
  });

  test('it was not: it is sent again, once', async () => {
    const { _id: job, by } = await unknownPost();
    must(await resolve(job, by, { kind: 'send_again' }));
    await work();
    expect(posts).toHaveLength(2);
    expect(await findAnnouncement(db.reader, job)).toMatchObject({ state: 'posted' });
  });

  test('it is given up: nothing follows, whatever happens to the job', async () => {
    const { _id: job, by } = await unknownPost();
    must(await resolve(job, by, { kind: 'drop' }));
    must(await act(db.reader, (tx) => hideJob(tx, job)));
    await work();
    expect([posts.length, edits.length]).toEqual([1, 0]);
  });
});
