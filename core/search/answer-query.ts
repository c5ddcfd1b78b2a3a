import { arrangePages } from './arrange-page.ts';
import { NO_FACETS, type Facets } from './match/facets.ts';
import type { Matches, QueryRunner, RunOptions } from './match/run-query.ts';
import type { ScoreParts } from './match/score.ts';
import { wordGroups, type WordGroup } from './match/word-groups.ts';
import type { SearchQuery } from './search-query.ts';
import { suggestWords } from './suggest-words.ts';
import { widenings, type Widening } from './widen-query.ts';

/** A job that was found, and its points. */
export interface Hit {
  readonly id: string;
  readonly score: number;
  readonly featured: boolean;
}

/** What the index answers to a query. */
export interface Answer {
  /** The best, in the order in which they are shown: two featured ones at most on each page. */
  readonly hits: readonly Hit[];
  /** How many there are in all. */
  readonly total: number;
  readonly facets: Facets;
  /** Nothing matched as it was asked; these match a wider question. */
  readonly widened?: Widening;
  /** Some of them match only when a slip of the pen is forgiven. */
  readonly close?: boolean;
  /** A role was found, and the other words of the query in none of these. */
  readonly unheard?: boolean;
  /** The words that may have been meant. */
  readonly meant?: string;
  /** Why a job stands where it stands; valid until the next query. */
  partsOf(id: string): ScoreParts;
}

export interface AskOptions {
  readonly now: Date;
  /** Places on a page: featured jobs are spread over pages. */
  readonly pageSize: number;
  readonly most: number;
  /** The sentence behind the query: jobs that hold all its words are found whatever was understood of it. */
  readonly sentence?: string;
  /** Counts what the jobs divide into. */
  readonly facets?: boolean;
}

/** With fewer exact matches than this, near misses are added behind them. */
const CLOSE_BELOW = 10;
/** As many as people see. */
const LOOKED_AT = 200;

/** Answers a query: as it was asked; with few matches also what is nearly so; with none the nearest wider question. */
export function answerQuery(runner: QueryRunner, query: SearchQuery, options: AskOptions): Answer {
  const run: RunOptions = { now: options.now, most: options.most, facets: options.facets === true, ...(options.sentence !== undefined && { sentence: options.sentence }) };
  const exact = runner.run(query, run);
  const onlyWords = query.words !== '' && query.roles.length + query.categories.length === 0;
  if (exact.total > 0 && !onlyWords) return withUnheard(answerOf(runner, exact, options), query);
  if (exact.total >= CLOSE_BELOW) return answerOf(runner, exact, options);
  if (onlyWords) {
    const found = answerOf(runner, exact, options);
    const close = runner.run(query, { ...run, reach: 'close' });
    if (close.total > exact.total) {
      const meant = exact.total === 0 ? suggestWords(runner.index, query.words) : undefined;
      return { ...answerOf(runner, close, options), close: true, ...(meant !== undefined && { meant }) };
    }
    if (exact.total > 0) return found;
  }
  for (const { how } of widenings(query)) {
    const wider = answerWidened(runner, query, how, options);
    if (wider.total > 0) return wider;
  }
  return answerOf(runner, exact, options);
}

/** The answer to the query widened in one way. */
export function answerWidened(runner: QueryRunner, query: SearchQuery, how: Widening, options: AskOptions): Answer {
  const wider = widenings(query).find((each) => each.how === how);
  if (!wider) return { ...NOTHING, widened: how };
  const matches = runner.run(wider.query, { now: options.now, most: options.most, facets: options.facets === true, from: query.places, ...(wider.someWords === true && { words: 'some' }) });
  return { ...answerOf(runner, matches, options), widened: how };
}

function withUnheard(answer: Answer, { words }: SearchQuery): Answer {
  const unheard = wordGroups(words).some(isTelling) && answer.hits.slice(0, LOOKED_AT).every(({ id }) => answer.partsOf(id).words === 0);
  return unheard ? { ...answer, unheard } : answer;
}

/** A single syllable may be a particle; what was left of a sentence is not worth a word. */
function isTelling({ units, myanmar }: WordGroup): boolean {
  return myanmar ? units.length > 1 : (units[0] ?? '').length > 2;
}

const NO_POINTS: ScoreParts = { role: 0, words: 0, place: 0, pay: 0, type: 0, fresh: 0, reputation: 0 };

export const NOTHING: Answer = { hits: [], total: 0, facets: NO_FACETS, partsOf: () => NO_POINTS };

function answerOf({ index }: QueryRunner, matches: Matches, { pageSize, most }: AskOptions): Answer {
  const hit = (featured: boolean) => (slot: number): Hit => ({ id: index.ids.idOf(slot), score: matches.scoreOf(slot), featured });
  const hits = arrangePages(matches.featured.map(hit(true)), matches.others.map(hit(false)), pageSize);
  return { hits: hits.slice(0, most), total: matches.total, facets: matches.facets, partsOf: (id) => matches.partsOf(index.ids.slotOf(id)) };
}
