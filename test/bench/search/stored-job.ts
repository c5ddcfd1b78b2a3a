import { fingerprintOf } from '../../../core/jobs/index-job.ts';
import type { Job } from '../../../core/jobs/job.model.ts';
import { placeAncestors } from '../../../core/places/contain-place.ts';
import type { IndexedJob } from '../../../core/search/index/job-index.ts';

/** A job of the corpus as the database keeps it. */
export function storedJob({ id, title, body, role, category, place, type, pay, company, openedAt, expiresAt }: IndexedJob): Job {
  const [companyName = '', ...description] = body.split('\n');
  return {
    _id: id, company, companyName, employer: company, status: 'open', revision: 2, title, category, openings: 1, place, pay, type: type === 'part-time' ? 'part-time' : 'full-time',
    description: description.join('\n'), placeAncestors: placeAncestors(place), fingerprint: fingerprintOf({ title, description: id }), submittedAt: openedAt, openedAt, expiresAt,
    applications: 0, ...(role !== undefined && { role }),
  };
}
