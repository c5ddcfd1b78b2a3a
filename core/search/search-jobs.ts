import type { PipelineStage } from 'mongoose';
import type { Reader } from '../db/database.ts';
import { cardOf, type JobCard } from '../jobs/job-card.ts';
import type { Job } from '../jobs/job.model.ts';
import { readOpenJobs } from '../jobs/read-open-jobs.ts';
import { arrangePage } from './arrange-page.ts';
import { all, matchPay, matchPlaces, matchTypes, matchWhat, type Condition } from './match-query.ts';
import { scoreOf } from './score-job.ts';
import type { SearchQuery } from './search-query.ts';
import { widenings, type Widening } from './widen-query.ts';

export interface FoundJobs {
  /** Cards without their description. */
  readonly jobs: readonly JobCard[];
  /** How many there are on all pages. */
  readonly total: number;
  /** Nothing matched as it was asked; these match a wider question, and the person is told which. */
  readonly widened?: Widening;
}

/** `page` counts from 0; `size` is ten, or six on Viber. */
export interface PageOf {
  readonly page: number;
  readonly size: number;
}

/** Nobody turns more pages than this. */
export const PAGES_MAX = 30;

/**
 * A page of the open jobs that answer a query: role before text before place before freshness, at most two featured ones on top
 * of a page. One statement; a second one on the first page, with the question widened step by step, when nothing matches.
 */
export async function searchJobs(reader: Reader, query: SearchQuery, at: PageOf): Promise<FoundJobs> {
  const [found = NOTHING] = await readCircles(reader, query, [all(matchWhat(query), matchPlaces(query.places), matchTypes(query), matchPay(query))], at);
  const wider = found.total > 0 || at.page > 0 ? [] : widenings(query);
  if (wider.length === 0) return found;
  const circles = await readCircles(reader, query, wider.map(({ match }) => match), at);
  const nearest = circles.findIndex((circle) => circle.total > 0);
  const [circle, how] = [circles[nearest], wider[nearest]?.how];
  return circle && how ? { ...circle, widened: how } : found;
}

/** Another page of a search that was widened: the same circle again. One statement. */
export async function searchWidened(reader: Reader, query: SearchQuery, how: Widening, at: PageOf): Promise<FoundJobs> {
  const wider = widenings(query).find((each) => each.how === how);
  if (!wider) return NOTHING;
  const [found = NOTHING] = await readCircles(reader, query, [wider.match], at);
  return { ...found, widened: how };
}

const NOTHING: FoundJobs = { jobs: [], total: 0 };

/** What $facet yields: for each circle `f0` (featured jobs), `o0` (others), `n0` (their number). */
type Rows = Readonly<Record<string, readonly (Job | { readonly jobs: number })[]>>;

/** The page of each of some circles, all in one statement. */
async function readCircles(reader: Reader, query: SearchQuery, circles: readonly Condition[], { page, size }: PageOf): Promise<FoundJobs[]> {
  const now = reader.clock.now();
  const at = Math.min(Math.max(0, Math.trunc(page)), PAGES_MAX - 1);
  const facets = Object.assign({}, ...circles.map((circle, number) => facetsOf(circle, number, now, (at + 1) * size))) as Record<string, PipelineStage.FacetPipelineStage[]>;
  const [rows = {}] = await readOpenJobs<Rows>(reader, [
    { $match: { $or: [...circles] } },
    { $set: { score: scoreOf(query) } },
    { $facet: facets },
  ]);
  return circles.map((_circle, number) => {
    const shown = arrangePage(jobsOf(rows[`f${number}`]), jobsOf(rows[`o${number}`]), { page: at, size });
    const [count] = rows[`n${number}`] ?? [];
    return {
      jobs: shown.flatMap((job) => cardOf({ ...job, description: '' }, now) ?? []),
      total: count && 'jobs' in count ? count.jobs : 0,
    };
  });
}

function facetsOf(circle: Condition, number: number, now: Date, limit: number): Record<string, PipelineStage.FacetPipelineStage[]> {
  const isFeatured = { featuredUntil: { $gt: now } };
  const best: PipelineStage.FacetPipelineStage[] = [
    { $sort: { score: -1, openedAt: -1, _id: 1 } }, { $limit: limit }, { $unset: ['searchTokens', 'description', 'contactPhone'] },
  ];
  return {
    [`f${number}`]: [{ $match: { $and: [circle, isFeatured] } }, ...best],
    [`o${number}`]: [{ $match: { $and: [circle, { $nor: [isFeatured] }] } }, ...best],
    [`n${number}`]: [{ $match: { ...circle } }, { $count: 'jobs' }],
  };
}

function jobsOf(rows: Rows[string] = []): Job[] {
  return rows.filter((row): row is Job => '_id' in row);
}
