import { placeById } from '../places/place.ts';
import type { Reader } from '../db/database.ts';
import { jobIndexOf } from './job-index-of.ts';
import type { FacetCount, Facets } from './match/facets.ts';
import { EMPTY_QUERY, type SearchQuery } from './search-query.ts';

/** The categories that have open jobs, the fullest first. No statement: the index counts. */
export async function browseCategories(reader: Reader): Promise<readonly FacetCount[]> {
  return (await countFacets(reader, EMPTY_QUERY)).categories;
}

/**
 * The places that have open jobs of a category: states without `within`, the townships of a state with it; the fullest first. No statement.
 */
export async function browsePlaces(reader: Reader, { category, within }: { category: string; within?: string }): Promise<readonly FacetCount[]> {
  const { places } = await countFacets(reader, { ...EMPTY_QUERY, categories: [category], ...(within !== undefined && { places: [within] }) });
  return within === undefined ? byState(places) : places;
}

/** Counts of townships as counts of their states and regions. */
export function byState(places: readonly FacetCount[]): FacetCount[] {
  const states = new Map<string, number>();
  for (const { id, jobs } of places) {
    const state = placeById(id)?.state ?? id;
    states.set(state, (states.get(state) ?? 0) + jobs);
  }
  return [...states].map(([id, jobs]) => ({ id, jobs })).toSorted((a, b) => b.jobs - a.jobs || (a.id < b.id ? -1 : 1));
}

/** What the jobs of a query divide into. No statement. */
export async function countFacets(reader: Reader, query: SearchQuery): Promise<Facets> {
  const runner = await jobIndexOf(reader).ready();
  return runner.run(query, { now: reader.clock.now(), most: 0, facets: true }).facets;
}
