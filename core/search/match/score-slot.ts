import type { JobIndex } from '../index/job-index.ts';
import type { SearchQuery } from '../search-query.ts';
import type { FactFilter } from './filter-jobs.ts';
import { freshPoints, payPoints, placePoints, reputationPoints, rolePoints, WEIGHTS, type ScoreParts } from './score.ts';

/** What a query knows of its jobs while it is scored: strengths of the role, and the words' shares, by slot. */
export interface Marks {
  /** Undefined when no role or category was asked for. */
  readonly roles: Uint8Array | undefined;
  readonly shares: Float32Array;
  /** How many words were asked for. */
  readonly words: number;
}

/** The parts of a slot's score for one query, at one moment (seconds): `partsOf` for explaining, `scoreOf` their sum for the ranking. */
export interface SlotScorer {
  partsOf(slot: number): ScoreParts;
  scoreOf(slot: number): number;
}

const FACTOR = WEIGHTS.words;

/** Scores slots. What a query does not ask for is not looked at: `scoreOf` runs for every job that matches. */
export function slotScorer(index: JobIndex, query: SearchQuery, filter: FactFilter, { roles, shares, words }: Marks, now: number): SlotScorer {
  const { columns } = index;
  const { place, payMin, payMax, type, opened } = columns;
  const wanted = query.pay?.min;
  const perWord = words === 0 ? 0 : FACTOR / words;
  const asksPlace = filter.places !== undefined || filter.km !== undefined;
  const judged = index.hasReputations;
  const placeOf = (slot: number): number => {
    const code = place[slot] ?? 0;
    return placePoints(filter.places?.[code] ?? 0, filter.km?.[code] ?? Infinity);
  };
  const reputationOf = (slot: number): number => {
    const known = index.reputationOf(slot);
    return known ? reputationPoints(known.filled, known.removed) : 0;
  };
  return {
    scoreOf: (slot) => {
      let score = freshPoints(now - (opened[slot] ?? 0)) + perWord * (shares[slot] ?? 0);
      if (roles) score += rolePoints(roles[slot] ?? 0);
      if (asksPlace) score += placeOf(slot);
      if (wanted !== undefined) score += payPoints(wanted, payMin[slot] ?? 0, payMax[slot] ?? 0);
      if (filter.types?.[type[slot] ?? 0] === 1) score += WEIGHTS.type;
      return judged ? score + reputationOf(slot) : score;
    },
    partsOf: (slot) => ({
      role: roles ? rolePoints(roles[slot] ?? 0) : 0,
      words: perWord * (shares[slot] ?? 0),
      place: asksPlace ? placeOf(slot) : 0,
      pay: wanted === undefined ? 0 : payPoints(wanted, payMin[slot] ?? 0, payMax[slot] ?? 0),
      type: filter.types?.[type[slot] ?? 0] === 1 ? WEIGHTS.type : 0,
      fresh: freshPoints(now - (opened[slot] ?? 0)),
      reputation: reputationOf(slot),
    }),
  };
}
