import type { Bounty } from '../bounties/bounty-rules.ts';
import type { Reader } from '../db/database.ts';
import { findJob } from './find-job.ts';
import type { Job } from './job.model.ts';

/** What anybody may see of a job: no phone, no revision, no reasons. */
export interface JobCard {
  readonly id: string;
  readonly company: string;
  readonly companyName: string;
  /** To compare with the reader: their own job has other buttons. Never shown. */
  readonly employer: string;
  readonly role?: string;
  readonly title: string;
  readonly category: string;
  readonly openings: number;
  readonly place: string;
  readonly pay: Job['pay'];
  readonly type: Job['type'];
  readonly description: string;
  readonly photo?: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly featured: boolean;
  /** What is held for whoever recommends the person that is hired; absent when nothing is held. */
  readonly bounty?: Bounty;
  /** `open`: can be applied to. Otherwise why not. */
  readonly standing: 'open' | 'paused' | 'filled' | 'expired';
}

/** The public view of a job: `undefined` for one that is not approved, hidden, rejected or taken down. One statement. */
export async function jobCard(reader: Reader, id: string): Promise<JobCard | undefined> {
  const job = await findJob(reader, id);
  return job && cardOf(job, reader.clock.now());
}

/** The same from a job that was read already. */
export function cardOf(job: Job, now: Date): JobCard | undefined {
  const standing = standingOf(job, now);
  if (!standing || !job.openedAt || !job.expiresAt) return undefined;
  const { company, companyName, employer, role, title, category, openings, place, pay, type, description, photo } = job;
  return {
    id: job._id, company, companyName, employer, title, category, openings, place, pay, type, description,
    ...(role && { role }), ...(photo && { photo }),
    openedAt: job.openedAt, expiresAt: job.expiresAt, standing,
    featured: job.featuredUntil !== undefined && job.featuredUntil > now,
    ...(job.bounty && (job.bountyHeld ?? 0) > 0 && { bounty: job.bounty }),
  };
}

/** The public standing; a job past its day counts as expired also before the worker has got to it. */
function standingOf(job: Job, now: Date): JobCard['standing'] | undefined {
  if (job.hidden || job.status === 'unpaid' || job.status === 'pending' || job.status === 'rejected' || job.status === 'removed') return undefined;
  if (job.status !== 'filled' && job.expiresAt && job.expiresAt <= now) return 'expired';
  return job.status;
}
