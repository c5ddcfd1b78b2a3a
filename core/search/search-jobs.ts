import type { Reader } from '../db/database.ts';
import { cardOf, type JobCard } from '../jobs/job-card.ts';
import { readOpenJobs } from '../jobs/read-open-jobs.ts';
import { answerQuery, answerWidened, type Answer } from './answer-query.ts';
import { jobIndexOf } from './job-index-of.ts';
import type { SearchQuery } from './search-query.ts';
import type { Widening } from './widen-query.ts';

/** As many ids of an answer are kept, and shown on its pages; who wants others asks more precisely. */
export const IDS_KEPT = 200;

export interface FoundJobs {
  /** Cards without their description. */
  readonly jobs: readonly JobCard[];
  /** How many there are on all pages, the ones beyond the first 200 included. */
  readonly total: number;
  /** The first 200, in order: further pages are taken from here, so that nothing moves while somebody reads. */
  readonly ids: readonly string[];
  /** Nothing matched as it was asked; these match a wider question, and the person is told which. */
  readonly widened?: Widening;
  /** Some match only when a slip of the pen is forgiven. */
  readonly close?: boolean;
  /** A role was found, and the other words of the query in none of these. */
  readonly unheard?: boolean;
  /** "Did you mean": words instead of the query's. */
  readonly meant?: string;
}

/** `page` counts from 0; `size` is ten, or six on Viber. */
export interface PageOf {
  readonly page: number;
  readonly size: number;
}

/** How many pages of this size can be turned. */
export function pagesMax(size: number): number {
  return Math.ceil(IDS_KEPT / size);
}

/**
 * A page of the open jobs that answer a query: role before text before place before pay before freshness, at most two featured ones on top of a page;
 * few matches are followed by near misses, and a question without an answer is widened. The index answers; the jobs of the page are read and looked
 * at before they are shown. One statement.
 */
export async function searchJobs(reader: Reader, query: SearchQuery, at: PageOf): Promise<FoundJobs> {
  const runner = await jobIndexOf(reader).ready();
  return foundJobs(reader, answerQuery(runner, query, { now: reader.clock.now(), pageSize: at.size, most: IDS_KEPT }), at);
}

/** A page of a search that was widened: the same circle again. One statement. */
export async function searchWidened(reader: Reader, query: SearchQuery, how: Widening, at: PageOf): Promise<FoundJobs> {
  const runner = await jobIndexOf(reader).ready();
  return foundJobs(reader, answerWidened(runner, query, how, { now: reader.clock.now(), pageSize: at.size, most: IDS_KEPT }), at);
}

async function foundJobs(reader: Reader, { hits, total, widened, close, unheard, meant }: Answer, at: PageOf): Promise<FoundJobs> {
  const ids = hits.map(({ id }) => id);
  return {
    jobs: await readPage(reader, ids, at), ids, total,
    ...(widened && { widened }), ...(close === true && { close }), ...(unheard === true && { unheard }), ...(meant !== undefined && { meant }),
  };
}

/** The open ones of a page of ids, in their order, without their descriptions; who was closed meanwhile is left out. One statement, none for an empty page. */
export async function readPage(reader: Reader, ids: readonly string[], { page, size }: PageOf): Promise<JobCard[]> {
  const shown = ids.slice(page * size, (page + 1) * size);
  const found = shown.length === 0 ? [] : await readOpenJobs(reader, shown);
  const now = reader.clock.now();
  const byId = new Map(found.map((job) => [job._id, job]));
  return shown.flatMap((id) => {
    const job = byId.get(id);
    return job ? cardOf({ ...job, description: '' }, now) ?? [] : [];
  });
}
