import type { Reader } from '../../../core/db/database.ts';
import { createIndexes } from '../../../core/schema.ts';
import { indexJob } from '../../../core/jobs/index-job.ts';
import { Jobs, type Job } from '../../../core/jobs/job.model.ts';
import { chance } from '../../playground/sample/random.ts';
import { SECTORS } from '../../playground/sample/sectors.ts';
import { writePost } from '../../playground/sample/write-post.ts';

const BATCH = 2_000;
/** So many different texts; the others repeat them. */
const TEXTS = 2_000;
const DAY_MS = 86_400_000;

/** So many open jobs, written like the sample ones. */
export async function insertJobs(reader: Reader, count: number): Promise<void> {
  const lot = chance(20_261);
  await Jobs(reader).collection.dropIndexes(); // building them afterwards is many times faster
  const now = reader.clock.now();
  const texts = Array.from({ length: Math.min(TEXTS, count) }, (_, number) => {
    const sector = SECTORS[number % SECTORS.length];
    if (!sector) throw new Error('there is no sector');
    const text = writePost(sector, lot);
    return { ...text, ...indexJob(text) };
  });
  for (let from = 0; from < count; from += BATCH) {
    const jobs = Array.from({ length: Math.min(BATCH, count - from) }, (_, index): Job => {
      const number = from + index;
      const text = texts[number % texts.length];
      if (!text) throw new Error('there is no text');
      return {
        _id: `b${String(number).padStart(11, '0')}`, company: 'bench', companyName: 'Bench', employer: `employer-${number % 500}`, status: 'open', revision: 2,
        ...text, submittedAt: now, openedAt: new Date(now.getTime() - (number % 30) * DAY_MS / 2), expiresAt: new Date(now.getTime() + 30 * DAY_MS), applications: 0,
      };
    });
    await Jobs(reader).collection.insertMany(jobs.map((job) => ({ ...job })) as never, { ordered: false, writeConcern: { w: 1, j: false } }); // plain documents of the schema
  }
  await createIndexes(reader.db);
}
