import { grown } from '../index/grown.ts';
import { secondsOf } from '../index/job-columns.ts';
import type { JobIndex } from '../index/job-index.ts';
import { isEmptyQuery, type SearchQuery } from '../search-query.ts';
import { BestJobs } from './best-jobs.ts';
import { countFacets, NO_FACETS, type Facets } from './facets.ts';
import { asksFacts, factFilter } from './filter-jobs.ts';
import type { Reach } from './find-postings.ts';
import { JobGatherer } from './gather-jobs.ts';
import type { ScoreParts } from './score.ts';
import { slotScorer } from './score-slot.ts';
import { selectJobs } from './select-jobs.ts';
import { wordGroups } from './word-groups.ts';

export interface RunOptions {
  readonly now: Date;
  /** At most so many featured ones, and so many others. */
  readonly most: number;
  /** How far words are matched; `exact` unless said otherwise. */
  readonly reach?: Reach;
  /** How many of the query's words a job must have when words are all there is to look for: all of them, or one. */
  readonly words?: 'all' | 'some';
  /** Where distances are measured from, when not from the places asked for. */
  readonly from?: readonly string[];
  /** A whole sentence: jobs that hold all its words also count, whatever was understood of it. */
  readonly sentence?: string;
  /** Counts what the matches divide into. */
  readonly facets?: boolean;
}

/** What a query found. Slots are good until the index is changed, scores until the next query. */
export interface Matches {
  /** The best, the best first: featured ones apart from the others. */
  readonly featured: readonly number[];
  readonly others: readonly number[];
  readonly total: number;
  readonly facets: Facets;
  scoreOf(slot: number): number;
  /** Why a slot stands where it stands. */
  partsOf(slot: number): ScoreParts;
}

/** Runs queries over one index, one at a time, in memory that is used again. It waits for nothing: a query is one piece of work. */
export class QueryRunner {
  readonly index: JobIndex;
  readonly #gatherer: JobGatherer;
  /** The slots that match: featured ones behind the others. */
  #matches = new Uint32Array(0);

  constructor(index: JobIndex) {
    this.index = index;
    this.#gatherer = new JobGatherer(index);
  }

  run(query: SearchQuery, options: RunOptions): Matches {
    const { index } = this;
    const gathered = this.#gatherer;
    const groups = wordGroups(query.words);
    gathered.gather(query, groups, options.reach ?? 'exact');
    if (this.#matches.length < index.slots) this.#matches = grown(this.#matches, gathered.roles.length);
    const asksRole = query.roles.length + query.categories.length > 0;
    const onlySentence = options.sentence !== undefined && isEmptyQuery(query);
    const filter = factFilter(query, options.from);
    if (!asksRole && groups.length === 0 && !onlySentence) {
      if (filter.places) gathered.addPlaces(filter.places);
      else gathered.addAll();
    }
    const held = options.sentence === undefined ? undefined : gathered.addSentence(options.sentence);
    const needed = onlySentence ? Infinity : asksRole ? 0 : options.words === 'some' ? 1 : groups.length;
    const now = secondsOf(options.now);
    const { count, paid } = selectJobs(index.columns, gathered, { now, needed, asksRole, held, filter: asksFacts(filter) ? filter : undefined }, this.#matches);
    const scorer = slotScorer(index, query, filter, { roles: asksRole ? gathered.roles : undefined, shares: gathered.shares, words: groups.length }, now);
    const ranked = (from: number, to: number): number[] => {
      const best = new BestJobs(options.most, this.#isNewer);
      scorer.rank(this.#matches, from, to, best);
      return best.sorted();
    };
    return {
      featured: ranked(count - paid, count), others: ranked(0, count - paid), total: count,
      facets: options.facets === true ? countFacets(index.columns, this.#matches, count) : NO_FACETS,
      scoreOf: scorer.scoreOf, partsOf: scorer.partsOf,
    };
  }

  /** Of two with the same score: the newer, then by id. */
  readonly #isNewer = (a: number, b: number): boolean => {
    const { opened } = this.index.columns;
    const [openedA, openedB] = [opened[a] ?? 0, opened[b] ?? 0];
    return openedA === openedB ? this.index.ids.idOf(a) < this.index.ids.idOf(b) : openedA > openedB;
  };
}
