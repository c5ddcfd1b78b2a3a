import { Jobs, type Job, type JobText } from '../../core/jobs/job.model.ts';
import { openSampleJob, sampleEmployer } from '../core/jobs/sample-job.ts';
import type { Stage } from '../support/story.ts';

/** The open jobs of a telling, and no others. */
export async function openJobs({ system }: Stage, ...texts: Partial<JobText>[]): Promise<Job[]> {
  const { reader } = system.app.runtime;
  await Jobs(reader).deleteMany({});
  const employer = await sampleEmployer(reader);
  const jobs: Job[] = [];
  for (const text of texts) jobs.push(await openSampleJob(reader, text, employer));
  await system.settle();
  return jobs;
}
