import { createCompany } from '../../../core/companies/create-company.ts';
import { inTransaction, type Reader, type Tx } from '../../../core/db/database.ts';
import type { Result } from '../../../core/errors.ts';
import type { Job, JobText } from '../../../core/jobs/job.model.ts';
import { openJob } from '../../../core/jobs/open-job.ts';
import { submitJob } from '../../../core/jobs/submit-job.ts';
import { joinMember } from '../../../core/members/join-member.ts';

/** A post that passes every check; tests say what they change. */
export const SAMPLE_TEXT: JobText = {
  role: 'accountant',
  title: 'Accountant',
  category: 'accounting',
  openings: 2,
  place: 'MM-06-hlaing',
  pay: { min: 500_000, max: 800_000, period: 'month', negotiable: false },
  type: 'full-time',
  description: 'Keep the books of a small trading company. Two years of experience.',
  contactPhone: '+959777123456',
};

/** The value of a result that must not be a refusal. */
export function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`refused: ${result.code} ${JSON.stringify(result.params ?? {})}`);
  return result.value;
}

/** Runs one use case in a transaction of its own. */
export function act<T>(reader: Reader, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(reader, work);
}

/** A member with a name; their id. */
export async function sampleMember(reader: Reader, name = 'Ma Hla'): Promise<string> {
  return act(reader, async (tx) => joinMember(tx, { name }));
}

/** A member with a company; their id. */
export async function sampleEmployer(reader: Reader, company = 'Golden Lotus Trading'): Promise<string> {
  const owner = await sampleMember(reader, 'U Kyaw');
  must(await act(reader, (tx) => createCompany(tx, { owner, name: company })));
  return owner;
}

/** A post of a new employer that waits for approval. A title of its own stands for no role, unless one is given. */
export async function pendingJob(reader: Reader, changes: Partial<JobText> = {}, employer?: string): Promise<Job> {
  const by = employer ?? await sampleEmployer(reader);
  const { role, ...plain } = SAMPLE_TEXT;
  const text = { ...plain, ...(changes.title === undefined && role && { role }), ...changes };
  return must(await act(reader, (tx) => submitJob(tx, { employer: by, text })));
}

/** An approved job of a new employer. */
export async function openSampleJob(reader: Reader, changes: Partial<JobText> = {}, employer?: string): Promise<Job> {
  const { _id: job, revision } = await pendingJob(reader, changes, employer);
  return must(await act(reader, (tx) => openJob(tx, { job, revision })));
}
