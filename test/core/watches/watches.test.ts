import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../core/clock.ts';
import type { Reader } from '../../../core/db/database.ts';
import { runIntent } from '../../../core/intents/run-intent.ts';
import type { Job, JobText } from '../../../core/jobs/job.model.ts';
import { Notices } from '../../../core/notices/notice.model.ts';
import type { Notice } from '../../../core/notices/notice.ts';
import { encodeQuery } from '../../../core/search/encode-query.ts';
import { EMPTY_QUERY, type SearchQuery } from '../../../core/search/search-query.ts';
import { raiseWatchPay, setWatchPace, stopWatch } from '../../../core/watches/change-watch.ts';
import { declineJob, unmuteEmployer } from '../../../core/watches/decline-job.ts';
import { listWatches } from '../../../core/watches/list-watches.ts';
import { meetJob } from '../../../core/watches/meet-job.ts';
import { reassignFinds } from '../../../core/watches/reassign-finds.ts';
import { reassignWatches } from '../../../core/watches/reassign-watches.ts';
import { saveWatch } from '../../../core/watches/save-watch.ts';
import { nextDigest } from '../../../core/watches/send-digest.ts';
import { WATCHES_MAX } from '../../../core/watches/watch-limits.ts';
import { watchIntents } from '../../../core/watches/watch-intents.ts';
import { useDatabase } from '../../support/database.ts';
import { act, must, openSampleJob, sampleEmployer, sampleMember } from '../jobs/sample-job.ts';

const DRIVER: Partial<JobText> = { role: 'driver', category: 'driver', title: 'Driver', place: 'MM-06-hlaing', pay: { min: 400_000, max: 500_000, period: 'month', negotiable: false } };
const code = (query: Partial<SearchQuery>): string => encodeQuery({ ...EMPTY_QUERY, ...query });
const DRIVERS = code({ roles: ['driver'] });

describe('saved searches', () => {
  const db = useDatabase();
  let aye: string;
  beforeEach(async () => {
    await db.empty();
    aye = await sampleMember(db.reader, 'Aye Aye');
  });

  const save = async (member: string, query: string) => act(db.reader, (tx) => saveWatch(tx, { member, code: query }));
  const told = async (member?: string): Promise<Notice[]> => Notices(db.reader).find({ kind: { $in: ['watch.found', 'watch.digest'] }, ...(member && { member }) }).lean<Notice[]>();
  const opens = async (changes: Partial<JobText> = DRIVER, employer?: string): Promise<Job> => openSampleJob(db.reader, changes, employer);

  test('at most ten a member, each once, and never one for everything', async () => {
    expect(must(await save(aye, DRIVERS)).known).toBe(false);
    expect(must(await save(aye, DRIVERS)).known).toBe(true);
    expect(await save(aye, '-')).toMatchObject({ ok: false, code: 'watch_everything' });
    for (let n = 2; n <= 10; n++) must(await save(aye, code({ words: `word${n}` })));
    expect(await save(aye, code({ words: 'word11' }))).toMatchObject({ ok: false, code: 'too_many_watches', params: { max: 10 } });
    expect(await listWatches(db.reader, aye)).toHaveLength(10);
  });

  test('ten, however many are saved at one instant', async () => {
    const results = await Promise.allSettled(Array.from({ length: 14 }, (_, n) => save(aye, code({ words: `many${n}` }))));
    expect(results.some((result) => result.status === 'fulfilled' && result.value.ok)).toBe(true);
    expect((await listWatches(db.reader, aye)).length).toBeLessThanOrEqual(10);
  });

  test('a job is told once, whatever number of searches find it and however often it meets them', async () => {
    must(await save(aye, DRIVERS));
    must(await save(aye, code({ places: ['MM-06'] })));
    const job = await opens();
    expect((await meetJob(db.reader, job._id)).told).toBe(1);
    expect((await meetJob(db.reader, job._id)).told).toBe(0);
    await Notices(db.reader).deleteMany({}); // notices that were placed are forgotten after a week
    expect((await meetJob(db.reader, job._id)).told).toBe(0);
    expect(await told()).toHaveLength(0);
  });

  test('two processes that meet a job at once tell everybody once', async () => {
    const members = await Promise.all(Array.from({ length: 12 }, (_, n) => sampleMember(db.reader, `Ma ${n}`)));
    for (const member of members) must(await save(member, DRIVERS));
    const job = await opens();
    await Promise.all([meetJob(db.reader, job._id), meetJob(db.reader, job._id)]);
    expect((await told()).map((notice) => notice.member).toSorted()).toEqual(members.toSorted());
  });

  test('a process that dies in the middle of the telling, wherever that is: the next one tells the others, and nobody twice', async () => {
    const members = await Promise.all(Array.from({ length: 250 }, (_, n) => sampleMember(db.reader, `Ma ${n}`)));
    for (const member of members) must(await save(member, DRIVERS));
    const job = await opens();
    const dying = (after: number): Reader => {
      let asked = 0;
      const now = (): Date => {
        if (++asked > after) throw new Error('killed');
        return db.clock.now();
      };
      return { ...db.reader, clock: { now } };
    };
    const between: number[] = [];
    for (let after = 0; after < 40 && (between.at(-1) ?? 0) < members.length; after++) {
      await meetJob(dying(after), job._id).catch((error: unknown) => { if (!(error instanceof Error) || error.message !== 'killed') throw error; });
      between.push((await told()).length);
    }
    expect(new Set(between).size).toBeGreaterThan(2); // it did die between two transactions
    await meetJob(db.reader, job._id);
    expect((await told()).map((notice) => notice.member).toSorted()).toEqual(members.toSorted());
  });

  test('a job that opens meets them by its intent', async () => {
    must(await save(aye, DRIVERS));
    const job = await opens();
    expect(await runIntent(db.reader, watchIntents, `watch:${job._id}:1`)).toBe('done');
    expect(await told(aye)).toMatchObject([{ _id: `watch:${aye}:${job._id}`, kind: 'watch.found', params: { job: job._id } }]);
  });

  test('a search saved, paused, resumed or stopped after the index was built counts from then on', async () => {
    const late = await sampleMember(db.reader, 'Late');
    await meetJob(db.reader, (await opens())._id);
    const { watch } = must(await save(late, DRIVERS));
    expect((await meetJob(db.reader, (await opens())._id)).told).toBe(1);
    must(await act(db.reader, (tx) => setWatchPace(tx, { member: late, watch: watch._id, pace: 'paused' })));
    expect((await meetJob(db.reader, (await opens())._id)).told).toBe(0);
    must(await save(late, DRIVERS));
    expect((await meetJob(db.reader, (await opens())._id)).told).toBe(1);
    must(await act(db.reader, (tx) => stopWatch(tx, { member: late, watch: watch._id })));
    expect((await meetJob(db.reader, (await opens())._id)).told).toBe(0);
    expect(await act(db.reader, (tx) => stopWatch(tx, { member: late, watch: watch._id }))).toMatchObject({ code: 'watch_not_found' });
  });

  test('nobody changes the search of another', async () => {
    const { watch } = must(await save(aye, DRIVERS));
    const other = await sampleMember(db.reader, 'Other');
    expect(await act(db.reader, (tx) => stopWatch(tx, { member: other, watch: watch._id }))).toMatchObject({ code: 'watch_not_found' });
    expect(await act(db.reader, (tx) => setWatchPace(tx, { member: other, watch: watch._id, pace: 'paused' }))).toMatchObject({ code: 'watch_not_found' });
    expect(await act(db.reader, (tx) => raiseWatchPay(tx, { member: other, watch: watch._id, min: 600_000, period: 'month' }))).toMatchObject({ code: 'watch_not_found' });
  });

  test('a repost of the same employer, title and place is not told again for thirty days; another title is', async () => {
    must(await save(aye, DRIVERS));
    const employer = await sampleEmployer(db.reader);
    expect((await meetJob(db.reader, (await opens(DRIVER, employer))._id)).told).toBe(1);
    expect((await meetJob(db.reader, (await opens({ ...DRIVER, title: ' DRIVER ', description: 'Another text about the very same work, six days.' }, employer))._id)).told).toBe(0);
    expect((await meetJob(db.reader, (await opens({ ...DRIVER, place: 'MM-06-tamwe' }, employer))._id)).told).toBe(1);
    db.clock.move(31 * DAY);
    expect((await meetJob(db.reader, (await opens(DRIVER, employer))._id)).told).toBe(1);
  });

  test('the employer is not told of their own job, nor anybody of one that is not open', async () => {
    const employer = await sampleEmployer(db.reader);
    must(await save(employer, DRIVERS));
    expect((await meetJob(db.reader, (await opens(DRIVER, employer))._id)).told).toBe(0);
    expect((await meetJob(db.reader, 'nosuchjob000')).told).toBe(0);
  });

  test('once a day: the finds of a day come in one notice in the morning', async () => {
    const { watch } = must(await save(aye, DRIVERS));
    must(await act(db.reader, (tx) => setWatchPace(tx, { member: aye, watch: watch._id, pace: 'daily' })));
    const jobs = [await opens(), await opens()];
    for (const job of jobs) await meetJob(db.reader, job._id);
    expect(await told()).toEqual([]);
    const due = nextDigest(db.clock.now());
    const intent = `watch:digest:${aye}:${due.getTime() / 3_600_000}`;
    db.clock.move(due.getTime() - db.clock.now().getTime() + 1);
    expect(await runIntent(db.reader, watchIntents, intent)).toBe('done');
    expect(await told(aye)).toMatchObject([{ kind: 'watch.digest', params: { count: 2, watches: `${watch._id} ${watch._id}` } }]);
    expect(await runIntent(db.reader, watchIntents, intent)).toBeUndefined();
  });

  test('the digest comes at eight in the morning of Yangon', () => {
    expect(nextDigest(new Date('2026-11-21T01:00:00Z')).toISOString()).toBe('2026-11-21T01:30:00.000Z');
    expect(nextDigest(new Date('2026-11-21T01:30:00Z')).toISOString()).toBe('2026-11-22T01:30:00.000Z');
    expect(nextDigest(new Date('2026-11-21T20:00:00Z')).toISOString()).toBe('2026-11-22T01:30:00.000Z');
  });

  test('not for me because of the employer: nothing more of them, until it is taken back', async () => {
    must(await save(aye, DRIVERS));
    const employer = await sampleEmployer(db.reader);
    const job = await opens(DRIVER, employer);
    expect(await act(db.reader, (tx) => declineJob(tx, { member: aye, job: job._id, reason: 'employer' }))).toMatchObject({ code: 'find_not_found' });
    await meetJob(db.reader, job._id);
    must(await act(db.reader, (tx) => declineJob(tx, { member: aye, job: job._id, reason: 'employer' })));
    expect((await meetJob(db.reader, (await opens({ ...DRIVER, place: 'MM-06-tamwe' }, employer))._id)).told).toBe(0);
    await act(db.reader, (tx) => unmuteEmployer(tx, { member: aye, job: job._id }));
    expect((await meetJob(db.reader, (await opens({ ...DRIVER, place: 'MM-06-sanchaung' }, employer))._id)).told).toBe(1);
  });

  test('not for me because of the pay: the search asks for more', async () => {
    const { watch } = must(await save(aye, DRIVERS));
    must(await act(db.reader, (tx) => raiseWatchPay(tx, { member: aye, watch: watch._id, min: 550_000, period: 'month' })));
    expect((await meetJob(db.reader, (await opens())._id)).told).toBe(0);
    expect((await meetJob(db.reader, (await opens({ ...DRIVER, pay: { min: 500_000, max: 600_000, period: 'month', negotiable: false } }))._id)).told).toBe(1);
  });

  test('two chats of one person: their searches come together, and nothing is told again', async () => {
    const to = await sampleMember(db.reader, 'The same');
    must(await save(aye, DRIVERS));
    must(await save(to, DRIVERS));
    must(await save(aye, code({ places: ['MM-06-hlaing'] })));
    const job = await opens();
    await meetJob(db.reader, job._id);
    await act(db.reader, (tx) => reassignWatches(tx, aye, to));
    expect(await act(db.reader, (tx) => reassignFinds(tx, aye, to))).toBe(0);
    expect((await listWatches(db.reader, to)).map((watch) => watch.code).toSorted()).toEqual([DRIVERS, code({ places: ['MM-06-hlaing'] })].toSorted());
    expect(await listWatches(db.reader, aye)).toEqual([]);
    expect((await meetJob(db.reader, job._id)).told).toBe(0);
  });

  test('two chats of one person with ten searches each keep all twenty; a new one finds room when eleven were stopped', async () => {
    const to = await sampleMember(db.reader, 'The same');
    for (const member of [aye, to]) {
      for (let n = 1; n <= WATCHES_MAX; n++) must(await save(member, code({ pay: { min: (member === to ? 100 : 1) * n * 10_000, period: 'month' } })));
    }
    for (let again = 0; again < 2; again++) await act(db.reader, (tx) => reassignWatches(tx, aye, to));
    const all = await listWatches(db.reader, to);
    expect(all).toHaveLength(2 * WATCHES_MAX);
    for (const { _id: watch } of all.slice(0, WATCHES_MAX)) {
      expect(await save(to, DRIVERS)).toMatchObject({ code: 'too_many_watches' });
      await act(db.reader, (tx) => stopWatch(tx, { member: to, watch }));
    }
    await act(db.reader, (tx) => stopWatch(tx, { member: to, watch: all.at(-1)?._id ?? '' }));
    must(await save(to, DRIVERS));
  });
});
