import { Applications } from '../../../core/applications/application.model.ts';
import { DAY, HOUR, type Clock } from '../../../core/clock.ts';
import { Companies } from '../../../core/companies/company.model.ts';
import { connectDatabase, inTransaction, type Reader } from '../../../core/db/database.ts';
import { indexJob } from '../../../core/jobs/index-job.ts';
import { JOB_OPEN_MS } from '../../../core/jobs/job-limits.ts';
import { Jobs, type Job } from '../../../core/jobs/job.model.ts';
import { planExpiry } from '../../../core/jobs/plan-expiry.ts';
import { Members } from '../../../core/members/member.model.ts';
import { createIndexes } from '../../../core/schema.ts';
import { giveApplicants } from './give-applicants.ts';
import { chance, type Chance } from './random.ts';
import { idOf } from './sample-id.ts';
import { SECTORS, type Sector } from './sectors.ts';
import { writePost } from './write-post.ts';

const SEED = 20_261_121;
const JOBS = 400;
const DAYS_OLD_MAX = 24;
const TOGETHER = 50;

interface Employer {
  readonly company: string;
  readonly member: string;
  readonly name: string;
  readonly sector: Sector;
}

/**
 * Companies, jobs and applicants for an empty database, the same at every first start. Returns false, and changes nothing, when
 * there is data already. The jobs are open, as if they had been posted and approved during the last weeks; they are not announced.
 */
export async function giveSampleData(uri: string, clock: Clock, jobs: number = JOBS, say: (line: string) => void = () => undefined): Promise<boolean> {
  const db = await connectDatabase(uri);
  try {
    const reader: Reader = { db, clock };
    await createIndexes(db);
    if (await Companies(reader).exists({})) return false;
    await removeHalfDone(reader);
    const lot = chance(SEED);
    const employers = await giveEmployers(reader);
    say(`writing ${jobs} sample jobs of ${employers.length} companies`);
    const posted = Array.from({ length: jobs }, (_, number) => postOf(employers, number, lot, clock.now()));
    await Jobs(reader).insertMany(posted);
    for (let from = 0; from < posted.length; from += TOGETHER) {
      await inTransaction(reader, async (tx) => {
        for (const job of posted.slice(from, from + TOGETHER)) await planExpiry(tx, job);
      });
    }
    await giveApplicants(reader, posted, lot);
    await giveCompanies(reader, employers);
    return true;
  } finally {
    await db.close();
  }
}

/** One member and one company each; ids are made of numbers, so that they are the same every time. */
async function giveEmployers(reader: Reader): Promise<Employer[]> {
  const employers = SECTORS.flatMap((sector) => sector.companies.map(([my, en]) => ({ sector, name: my === en ? en : my })))
    .map((one, number): Employer => ({ ...one, company: idOf('c', number), member: idOf('e', number) }));
  const createdAt = new Date(reader.clock.now().getTime() - 2 * DAYS_OLD_MAX * DAY);
  await Members(reader).insertMany(employers.map(({ member, name }) => ({
    _id: member, name, status: 'active' as const, roles: [], notices: { off: [] }, createdAt, acts: 0,
  })));
  return employers;
}

/** A start that was ended in the middle leaves people and jobs, but no companies: those are written last. */
async function removeHalfDone(reader: Reader): Promise<void> {
  const ours = { _id: { $regex: '^samp' } };
  await Members(reader).deleteMany(ours);
  await Jobs(reader).deleteMany(ours);
  await Applications(reader).deleteMany(ours);
}

async function giveCompanies(reader: Reader, employers: readonly Employer[]): Promise<void> {
  const createdAt = new Date(reader.clock.now().getTime() - 2 * DAYS_OLD_MAX * DAY);
  await Companies(reader).insertMany(employers.map(({ company, member, name }) => ({ _id: company, owner: member, name, createdAt })));
}

function postOf(employers: readonly Employer[], number: number, lot: Chance, now: Date): Job {
  const employer = lot.pick(employers);
  const text = writePost(employer.sector, lot);
  const openedAt = new Date(now.getTime() - Math.floor(lot.number() ** 2 * DAYS_OLD_MAX * DAY) - HOUR);
  return {
    _id: idOf('j', number), company: employer.company, companyName: employer.name, employer: employer.member, status: 'open', revision: 1,
    ...text, ...indexJob(text), submittedAt: new Date(openedAt.getTime() - lot.between(1, 20) * HOUR), openedAt,
    expiresAt: new Date(openedAt.getTime() + JOB_OPEN_MS), applications: 0,
    ...(lot.percent(2) && { featuredUntil: new Date(now.getTime() + lot.between(1, 6) * DAY) }),
  };
}
