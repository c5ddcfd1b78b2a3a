import { CATEGORY_CODES, PERIOD_CODES, ROLE_CODES, TYPE_CODES, type CodeTable } from '../index/codes.ts';
import type { JobColumns } from '../index/job-columns.ts';
import type { SearchQuery } from '../search-query.ts';
import { kilometresFrom, kilometresTo, placeMatches } from './place-tables.ts';

/** What a query asks of a job's facts, as tables by code: tested for every candidate. */
export interface FactFilter {
  /** Where the place has to match; undefined when any will do. */
  readonly places: Uint8Array | undefined;
  /** Kilometres by place, for the ranking; undefined when no place was named. */
  readonly km: Float32Array | undefined;
  readonly kmMax: number;
  readonly types: Uint8Array | undefined;
  /** Code of the period; 0 when no pay was asked for. */
  readonly period: number;
  readonly payMin: number;
  /** A job that begins above it is left out; Infinity without a limit. */
  readonly payLimit: number;
  readonly without: { readonly roles: Uint8Array; readonly categories: Uint8Array; readonly places: Uint8Array; readonly types: Uint8Array } | undefined;
}

/** `from` are the places to measure the distance from, when they are not the places that are asked for (a wider question). */
export function factFilter(query: SearchQuery, from: readonly string[] = query.places): FactFilter {
  const { places, near, types, pay, unwanted } = query;
  return {
    places: places.length > 0 ? placeMatches(places) : undefined,
    km: near ? kilometresFrom(near) : from.length > 0 ? kilometresTo(from) : undefined,
    kmMax: near?.km ?? Infinity,
    types: types.length > 0 ? codeSet(TYPE_CODES, types) : undefined,
    period: PERIOD_CODES.codeOf(pay?.period),
    payMin: pay?.min ?? 0, payLimit: pay?.max ?? Infinity,
    without: unwanted ? {
      roles: codeSet(ROLE_CODES, unwanted.roles), categories: codeSet(CATEGORY_CODES, unwanted.categories),
      places: placeMatches(unwanted.places), types: codeSet(TYPE_CODES, unwanted.types),
    } : undefined,
  };
}

/** False when a query asks nothing of the facts: there is nothing to test then. */
export function asksFacts(filter: FactFilter): boolean {
  return filter.places !== undefined || filter.kmMax !== Infinity || filter.types !== undefined || filter.period !== 0 || filter.without !== undefined;
}

/** One byte a code: 1 for these. */
export function codeSet(codes: CodeTable, ids: readonly string[]): Uint8Array {
  const set = new Uint8Array(codes.size);
  for (const id of ids) set[codes.codeOf(id)] = 1;
  set[0] = 0;
  return set;
}

/** True when the job at the slot has what is asked for. A pay without a sum may be negotiated, and passes. */
export function passes(filter: FactFilter, columns: JobColumns, slot: number): boolean {
  const place = columns.place[slot] ?? 0;
  if (filter.places && (filter.places[place] ?? 0) === 0) return false;
  if (filter.kmMax !== Infinity && (filter.km?.[place] ?? Infinity) > filter.kmMax) return false;
  if (filter.types && filter.types[columns.type[slot] ?? 0] !== 1) return false;
  if (filter.period !== 0 && columns.period[slot] !== 0 && (columns.period[slot] !== filter.period || (columns.payMax[slot] ?? 0) < filter.payMin || (columns.payMin[slot] ?? 0) > filter.payLimit)) return false;
  const { without } = filter;
  return !without || !(without.roles[columns.role[slot] ?? 0] === 1 || without.categories[columns.category[slot] ?? 0] === 1
    || (without.places[place] ?? 0) > 0 || without.types[columns.type[slot] ?? 0] === 1);
}
