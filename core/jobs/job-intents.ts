import { z } from 'zod';
import { inTransaction, type Reader } from '../db/database.ts';
import type { IntentHandlers } from '../intents/intent.ts';
import { notify } from '../notices/notify.ts';
import { expireJob } from './expire-job.ts';
import { findJob } from './find-job.ts';
import { remindEmployer } from './remind-employer.ts';

export interface JobIntentsDeps {
  /**
   * The members whose application to this job is still running, in pages: at most `limit` of them after the member `after` in the
   * order of their ids. By core/applications, which stands above core/jobs; main.ts joins them.
   */
  readonly runningApplicants: (reader: Reader, input: { job: string; after?: string; limit: number }) => Promise<readonly string[]>;
}

/** Applicants told in one transaction. */
const TELL_MAX = 50;

const revisionOf = z.object({ job: z.string(), revision: z.number() });
const jobOf = z.object({ job: z.string() });

/** The intents of jobs: `job.remind`, `job.expire`, `job.tell_applicants`. All of them only write to our own database. */
export function jobIntents(deps: JobIntentsDeps): IntentHandlers {
  return {
    'job.remind': async (context, intent) => {
      await inTransaction(context, (tx) => remindEmployer(tx, revisionOf.parse(intent.payload)));
      return { kind: 'done' };
    },
    'job.expire': async (context, intent) => {
      await inTransaction(context, (tx) => expireJob(tx, revisionOf.parse(intent.payload)));
      return { kind: 'done' };
    },
    'job.tell_applicants': async (context, intent) => {
      await tellApplicants(context, deps, jobOf.parse(intent.payload).job);
      return { kind: 'done' };
    },
  };
}

/** One notice an applicant, its id made of job and member: after a crash the same ones are placed again, to no effect. */
async function tellApplicants(reader: Reader, deps: JobIntentsDeps, job: string): Promise<void> {
  const found = await findJob(reader, job);
  if (!found) return;
  for (let after: string | undefined; ;) {
    const some = await deps.runningApplicants(reader, { job, limit: TELL_MAX, ...(after && { after }) });
    await inTransaction(reader, async (tx) => {
      for (const member of some) {
        await notify(tx, { id: `job:${job}:removed:${member}`, member, kind: 'job.removed', params: { job, title: found.title } });
      }
    });
    after = some.at(-1);
    if (some.length < TELL_MAX) return;
  }
}
