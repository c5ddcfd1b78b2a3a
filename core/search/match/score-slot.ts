import type { JobIndex } from '../index/job-index.ts';
import type { SearchQuery } from '../search-query.ts';
import type { BestJobs } from './best-jobs.ts';
import type { FactFilter } from './filter-jobs.ts';
import { freshPoints, payPoints, placePoints, reputationPoints, ROLE_POINTS, rolePoints, totalOf, WEIGHTS, type ScoreParts } from './score.ts';

/** What a query knows of its jobs while it is scored: strengths of the role, and the words' shares, by slot. */
export interface Marks {
  /** Undefined when no role or category was asked for. */
  readonly roles: Uint8Array | undefined;
  readonly shares: Float32Array;
  /** How many words were asked for. */
  readonly words: number;
}

/** The points of a slot for one query, at one moment (seconds). */
export interface SlotScorer {
  partsOf(slot: number): ScoreParts;
  /** The sum of the parts. */
  scoreOf(slot: number): number;
  /** Shows the slots from a place of `slots` to before another to `best`, each with its sum. */
  rank(slots: Uint32Array, from: number, to: number, best: BestJobs): void;
}

const FACTOR = WEIGHTS.words;

/** Scores slots. What a query does not ask for is not looked at: `rank` goes through every job that matches. */
export function slotScorer(index: JobIndex, query: SearchQuery, filter: FactFilter, { roles, shares, words }: Marks, now: number): SlotScorer {
  const { place, payMin, payMax, type, opened } = index.columns;
  const wanted = query.pay?.min;
  const perWord = words === 0 ? 0 : FACTOR / words;
  const points = placeTable(filter);
  const reputationOf = (slot: number): number => {
    const known = index.reputationOf(slot);
    return known ? reputationPoints(known.filled, known.removed) : 0;
  };
  const partsOf = (slot: number): ScoreParts => ({
    fresh: freshPoints(now - (opened[slot] ?? 0)),
    words: perWord * (shares[slot] ?? 0),
    role: roles ? rolePoints(roles[slot] ?? 0) : 0,
    place: points?.[place[slot] ?? 0] ?? 0,
    pay: wanted === undefined ? 0 : payPoints(wanted, payMin[slot] ?? 0, payMax[slot] ?? 0),
    type: filter.types?.[type[slot] ?? 0] === 1 ? WEIGHTS.type : 0,
    reputation: reputationOf(slot),
  });
  return {
    partsOf,
    scoreOf: (slot) => Math.fround(totalOf(partsOf(slot))),
    rank: (slots, from, to, best) => {
      const [judged, types] = [index.hasReputations, filter.types];
      let { worst } = best;
      for (let n = from; n < to; n++) { // in the order in which totalOf adds
        const slot = slots[n] ?? 0;
        let score = freshPoints(now - (opened[slot] ?? 0));
        if (perWord !== 0) score += perWord * (shares[slot] ?? 0);
        if (roles) score += ROLE_POINTS[roles[slot] ?? 0] ?? 0;
        if (points) score += points[place[slot] ?? 0] ?? 0;
        if (wanted !== undefined) score += payPoints(wanted, payMin[slot] ?? 0, payMax[slot] ?? 0);
        if (types !== undefined && types[type[slot] ?? 0] === 1) score += WEIGHTS.type;
        if (judged) score += reputationOf(slot);
        score = Math.fround(score); // jobs that differ by less than a few seconds are equal: the newer, then the id decides
        if (score < worst) continue;
        best.add(slot, score);
        worst = best.worst;
      }
    },
  };
}

/** What each code of a place is worth; undefined when no place was asked for. */
function placeTable({ places, km }: FactFilter): Float64Array | undefined {
  if (places === undefined && km === undefined) return undefined;
  return Float64Array.from({ length: (places ?? km ?? []).length }, (_, code) => placePoints(places?.[code] ?? 0, km?.[code] ?? Infinity));
}
