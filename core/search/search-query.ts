import type { PayPeriod } from '../text/pay.ts';

/** A point somebody shared, or the middle of a township they named (WGS 84 degrees): jobs within so many kilometres of it, the nearest first. */
export interface NearPoint {
  readonly lat: number;
  readonly lng: number;
  readonly km: number;
  /** The place that was named; absent for a point. */
  readonly place?: string;
}

/** What must not be: `not a driver`, `except Hlaing`, `no night shift`. */
export interface Unwanted {
  readonly roles: readonly string[];
  readonly categories: readonly string[];
  readonly places: readonly string[];
  readonly types: readonly string[];
}

/** What somebody looks for: ids of the vocabulary and the gazetteer, and what was left of their words. */
export interface SearchQuery {
  readonly roles: readonly string[];
  readonly categories: readonly string[];
  /** Townships, cities, areas or states; any of them will do. */
  readonly places: readonly string[];
  /** Kinds of work (`part-time`). */
  readonly types: readonly string[];
  /** At least so many kyat; or, where only a limit was named ("up to 3 lakhs": `min` 0), a job that begins at `max` or below. */
  readonly pay?: { readonly min: number; readonly max?: number; readonly period: PayPeriod };
  /** The remaining words, as a search key. */
  readonly words: string;
  readonly near?: NearPoint;
  readonly unwanted?: Unwanted;
}

export const EMPTY_QUERY: SearchQuery = { roles: [], categories: [], places: [], types: [], words: '' };
export const NOTHING_UNWANTED: Unwanted = { roles: [], categories: [], places: [], types: [] };

/** True when there is nothing to look for: no screen of results can answer it. */
export function isEmptyQuery(query: SearchQuery): boolean {
  return !isUnderstood(query) && query.words === '' && !query.unwanted;
}

/** True when something of our vocabulary was recognised: free text in a chat is then a search. */
export function isUnderstood(query: SearchQuery): boolean {
  return query.roles.length + query.categories.length + query.places.length + query.types.length > 0 || query.pay !== undefined || query.near !== undefined;
}
