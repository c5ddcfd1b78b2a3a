import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SECOND } from '../../../core/clock.ts';
import type { AnnouncementOutcome } from '../../../core/announcements/announcement-channel.ts';
import { announcementIntents } from '../../../core/announcements/announcement-intents.ts';
import { findAnnouncement } from '../../../core/announcements/list-announcement-cases.ts';
import type { Tx } from '../../../core/db/database.ts';
import { CLAIM_MS, dueIntents, runIntent } from '../../../core/intents/run-intent.ts';
import { fillJob } from '../../../core/jobs/fill-job.ts';
import { hideJob, showJob } from '../../../core/jobs/hide-job.ts';
import { jobCard } from '../../../core/jobs/job-card.ts';
import type { Job } from '../../../core/jobs/job.model.ts';
import { pauseJob } from '../../../core/jobs/pause-job.ts';
import { renewJob } from '../../../core/jobs/renew-job.ts';
import { resumeJob } from '../../../core/jobs/resume-job.ts';
import { useDatabase } from '../../support/database.ts';
import { act, openSampleJob, sampleEmployer } from '../jobs/sample-job.ts';

const db = useDatabase();
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 25);

/** What the channel does with the next call; `crash` = it took the post, and we die before we hear of it. */
type Fate = AnnouncementOutcome['kind'] | 'crash';
const FATES: readonly Fate[] = ['sent', 'sent', 'retry', 'unknown', 'rejected', 'crash'];

const CHANGES: Record<string, (tx: Tx, job: Job) => Promise<unknown>> = {
  pause: (tx, { _id: job, employer }) => pauseJob(tx, { job, employer }),
  resume: (tx, { _id: job, employer }) => resumeJob(tx, { job, employer }),
  fill: (tx, { _id: job, employer }) => fillJob(tx, { job, employer }),
  renew: (tx, { _id: job, employer }) => renewJob(tx, { job, employer }),
  hide: (tx, { _id: job }) => hideJob(tx, job),
  show: (tx, { _id: job }) => showJob(tx, job),
};

const steps = fc.array(fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(CHANGES)) },
  { weight: 3, arbitrary: fc.constant('work') },
), { maxLength: 12 });

test('whatever happens to a job, its post reaches the channel at most once, and in the end shows the job as it is', async () => {
  await db.empty();
  const employer = await sampleEmployer(db.reader);
  await fc.assert(fc.asyncProperty(steps, fc.array(fc.constantFrom(...FATES), { maxLength: 4 }), async (plan, drawn) => {
    const fates = [...drawn];
    const arrived: string[] = [];
    let shown = '';
    const fateOf = (): AnnouncementOutcome => {
      const fate = fates.shift() ?? 'sent';
      if (fate === 'crash') throw new Error('killed');
      return fate === 'sent' ? { kind: 'sent', message: '7' } : fate === 'retry' ? { kind: 'retry', afterMs: SECOND, error: '429' } : { kind: fate, error: fate };
    };
    const handlers = announcementIntents({
      channel: {
        post: async ({ text }) => {
          if (fates[0] !== 'retry' && fates[0] !== 'rejected') arrived.push(text);
          shown = text;
          return fateOf();
        },
        edit: async (_, { text }) => { shown = text; return { kind: 'sent' }; },
      },
      linksOf: () => ({}),
    });
    const work = async () => {
      for (const id of await dueIntents(db.reader)) if (id.startsWith(`announce:${job._id}:`)) await runIntent(db.reader, handlers, id);
      db.clock.move(20 * SECOND);
    };
    const job = await openSampleJob(db.reader, {}, employer);
    for (const step of plan) await (step === 'work' ? work() : act(db.reader, (tx) => CHANGES[step]?.(tx, job) ?? Promise.resolve()));
    for (let i = 0; i < 6; i++) {
      await work();
      db.clock.move(CLAIM_MS);
    }
    expect(arrived.length).toBeLessThanOrEqual(1);
    const post = await findAnnouncement(db.reader, job._id);
    if (post?.state === 'posted') expect(shown.includes('👥')).toBe(await openNow(job._id));
    await act(db.reader, (tx) => fillJob(tx, { job: job._id, employer }));
  }), { numRuns: RUNS });
});

async function openNow(job: string): Promise<boolean> {
  return (await jobCard(db.reader, job))?.standing === 'open';
}
