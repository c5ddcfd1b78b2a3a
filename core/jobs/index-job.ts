import { createHash } from 'node:crypto';
import { placeAncestors } from '../places/contain-place.ts';
import { searchKey } from '../text/search-key.ts';
import type { Job, JobText } from './job.model.ts';

/** What is derived from a post's text: how it is found, and how a copy of it is recognised. */
export function indexJob(text: JobText): Pick<Job, 'placeAncestors' | 'fingerprint'> {
  return {
    placeAncestors: placeAncestors(text.place),
    fingerprint: fingerprintOf(text),
  };
}

const FINGERPRINT_HEX = 32;

/** The same for two posts whose title and description a reader takes for the same: spacing, case, spelling variants do not count. */
export function fingerprintOf({ title, description }: Pick<JobText, 'title' | 'description'>): string {
  const key = searchKey(`${title} ${description}`).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  return createHash('sha256').update(key).digest('hex').slice(0, FINGERPRINT_HEX);
}
