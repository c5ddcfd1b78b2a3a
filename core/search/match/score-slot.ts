import type { JobIndex } from '../index/job-index.ts';
import type { SearchQuery } from '../search-query.ts';
import type { FactFilter } from './filter-jobs.ts';
import { freshPoints, payPoints, placePoints, reputationPoints, rolePoints, WEIGHTS, type ScoreParts } from './score.ts';

/** What a query knows of its jobs while it is scored: strengths of the role, and the words' shares, by slot. */
export interface Marks {
  readonly roles: Uint8Array | undefined;
  readonly shares: Float32Array;
  /** How many words were asked for. */
  readonly words: number;
}

/** Scores slots for one query, at one moment (seconds): the sum for the ranking, the parts for explaining it. */
export class SlotScorer {
  readonly #index: JobIndex;
  readonly #query: SearchQuery;
  readonly #filter: FactFilter;
  readonly #marks: Marks;
  readonly #now: number;

  constructor(index: JobIndex, query: SearchQuery, filter: FactFilter, marks: Marks, now: number) {
    this.#index = index;
    this.#query = query;
    this.#filter = filter;
    this.#marks = marks;
    this.#now = now;
  }

  score(slot: number): number {
    return this.#role(slot) + this.#words(slot) + this.#place(slot) + this.#pay(slot) + this.#type(slot) + this.#fresh(slot) + this.#reputation(slot);
  }

  parts(slot: number): ScoreParts {
    return {
      role: this.#role(slot), words: this.#words(slot), place: this.#place(slot), pay: this.#pay(slot), type: this.#type(slot),
      fresh: this.#fresh(slot), reputation: this.#reputation(slot),
    };
  }

  #role(slot: number): number {
    return this.#marks.roles ? rolePoints(this.#marks.roles[slot] ?? 0) : 0;
  }

  #words(slot: number): number {
    return this.#marks.words === 0 ? 0 : (WEIGHTS.words * (this.#marks.shares[slot] ?? 0)) / this.#marks.words;
  }

  #place(slot: number): number {
    const { places, km } = this.#filter;
    if (!places && !km) return 0;
    const place = this.#index.columns.place[slot] ?? 0;
    return placePoints(places?.[place] ?? 0, km?.[place] ?? Infinity);
  }

  #pay(slot: number): number {
    if (!this.#query.pay) return 0;
    const { payMin, payMax } = this.#index.columns;
    return payPoints(this.#query.pay.min, payMin[slot] ?? 0, payMax[slot] ?? 0);
  }

  #type(slot: number): number {
    return this.#filter.types?.[this.#index.columns.type[slot] ?? 0] === 1 ? WEIGHTS.type : 0;
  }

  #fresh(slot: number): number {
    return freshPoints(this.#now - (this.#index.columns.opened[slot] ?? 0));
  }

  #reputation(slot: number): number {
    const known = this.#index.reputationOf(slot);
    return known ? reputationPoints(known.filled, known.removed) : 0;
  }
}
