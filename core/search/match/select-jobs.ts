import type { JobColumns } from '../index/job-columns.ts';
import { passes, type FactFilter } from './filter-jobs.ts';

/** What was gathered for a query (`JobGatherer`). */
export interface Gathered {
  readonly candidates: Uint32Array;
  readonly count: number;
  /** By slot: how many of the query's words it has. */
  readonly hits: Uint8Array;
  /** By slot: the strength of the role. */
  readonly roles: Uint8Array;
}

/** What makes a match of a candidate. */
export interface Wanted {
  /** Seconds; whoever is past its day is no match. */
  readonly now: number;
  /** How many of the query's words; Infinity when only the sentence counts. */
  readonly needed: number;
  readonly asksRole: boolean;
  /** Undefined when nothing is asked of the facts. */
  readonly filter: FactFilter | undefined;
  /** By slot 1 for who holds the whole sentence: a match whatever else. */
  readonly held: Uint8Array | undefined;
}

/**
 * Writes the slots that match into `into` (as many as there are candidates have room): first those that nobody paid for, behind them the featured ones.
 * Returns how many there are, and how many of them are featured.
 */
export function selectJobs(columns: JobColumns, { candidates, count, hits, roles }: Gathered, { now, needed, asksRole, filter, held }: Wanted, into: Uint32Array): { count: number; paid: number } {
  const { expires, featured } = columns;
  let found = 0;
  let top = into.length;
  for (let n = 0; n < count; n++) {
    const slot = candidates[n] ?? 0;
    if ((expires[slot] ?? 0) <= now) continue;
    const asked = (needed === 0 || (hits[slot] ?? 0) >= needed) && (!asksRole || roles[slot] !== 0) && (filter === undefined || passes(filter, columns, slot));
    if (!asked && held?.[slot] !== 1) continue;
    if ((featured[slot] ?? 0) > now) into[--top] = slot;
    else into[found++] = slot;
  }
  const paid = into.length - top;
  into.copyWithin(found, top);
  return { count: found + paid, paid };
}
