import { termById } from '../../vocabulary/name-term.ts';
import { termNames } from '../../vocabulary/vocabulary.ts';
import { CATEGORY_CODES, ROLE_CODES } from '../index/codes.ts';
import { grown } from '../index/grown.ts';
import { secondsOf } from '../index/job-columns.ts';
import type { JobIndex } from '../index/job-index.ts';
import { isEmptyQuery, type SearchQuery } from '../search-query.ts';
import { BestJobs } from './best-jobs.ts';
import { FacetCounter, type Facets } from './facets.ts';
import { codeSet, factFilter, passes } from './filter-jobs.ts';
import { phrasesOf, type Reach } from './find-postings.ts';
import { JobMarker } from './mark-jobs.ts';
import { OWN_CATEGORY, OWN_ROLE, wordShare, type ScoreParts } from './score.ts';
import { SlotScorer } from './score-slot.ts';
import { wordGroups, type WordGroup } from './word-groups.ts';

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
  readonly #marker: JobMarker;
  #roles = new Uint8Array(0);
  #shares = new Float32Array(0);
  #hits = new Uint8Array(0);
  #scores = new Float32Array(0);

  constructor(index: JobIndex) {
    this.index = index;
    this.#marker = new JobMarker(index);
  }

  run(query: SearchQuery, options: RunOptions): Matches {
    this.#makeRoom();
    const groups = wordGroups(query.words);
    const asksRole = query.roles.length + query.categories.length > 0;
    if (asksRole) this.#markRoles(query);
    this.#markWords(groups, options.reach ?? 'exact');
    const needed = asksRole || groups.length === 0 ? 0 : options.words === 'some' ? 1 : groups.length;
    const onlySentence = options.sentence !== undefined && isEmptyQuery(query);
    const whole = options.sentence === undefined ? undefined : this.#wholeSentence(options.sentence);
    const { columns, slots } = this.index;
    const { alive, expires, featured } = columns;
    const now = secondsOf(options.now);
    const filter = factFilter(query, options.from);
    const scorer = new SlotScorer(this.index, query, filter, { roles: asksRole ? this.#roles : undefined, shares: this.#shares, words: groups.length }, now);
    const [best, paid, facets] = [new BestJobs(options.most, this.#isBetter), new BestJobs(options.most, this.#isBetter), new FacetCounter()];
    const [roles, hits, scores] = [this.#roles, this.#hits, this.#scores];
    let total = 0;
    for (let slot = 0; slot < slots; slot++) {
      if (alive[slot] !== 1 || (expires[slot] ?? 0) <= now) continue;
      if (onlySentence || (asksRole && roles[slot] === 0) || (hits[slot] ?? 0) < needed || !passes(filter, columns, slot)) {
        if (whole?.[slot] !== 1) continue;
      }
      total++;
      scores[slot] = scorer.score(slot);
      facets.add(columns, slot);
      if ((featured[slot] ?? 0) > now) paid.add(slot);
      else best.add(slot);
    }
    return {
      featured: paid.sorted(), others: best.sorted(), total, facets: facets.facets(),
      scoreOf: (slot) => scores[slot] ?? 0, partsOf: (slot) => scorer.parts(slot),
    };
  }

  /** By score, then the newer, then by id: no ties. */
  readonly #isBetter = (a: number, b: number): boolean => {
    const [ofA, ofB] = [this.#scores[a] ?? 0, this.#scores[b] ?? 0];
    if (ofA !== ofB) return ofA > ofB;
    const { opened } = this.index.columns;
    const [openedA, openedB] = [opened[a] ?? 0, opened[b] ?? 0];
    return openedA === openedB ? this.index.ids.idOf(a) < this.index.ids.idOf(b) : openedA > openedB;
  };

  /** Marks who has the role or category: as their own, or by one of its names in the text. */
  #markRoles(query: SearchQuery): void {
    const { role, category } = this.index.columns;
    const marks = this.#roles;
    marks.fill(0, 0, this.index.slots);
    const names = query.roles.flatMap(namesOf).map((groups) => groups.flatMap((group) => phrasesOf(this.index, group, 'exact')[0] ?? [[]]));
    this.#marker.mark(names, (slot, strength) => { marks[slot] = strength; });
    const [roles, categories] = [codeSet(ROLE_CODES, query.roles), codeSet(CATEGORY_CODES, query.categories)];
    for (let slot = 0; slot < this.index.slots; slot++) {
      if (roles[role[slot] ?? 0] === 1) marks[slot] = OWN_ROLE;
      else if (categories[category[slot] ?? 0] === 1) marks[slot] = OWN_CATEGORY;
    }
  }

  /** Counts for each job the words it has, and what they are worth. */
  #markWords(groups: readonly WordGroup[], reach: Reach): void {
    const [hits, shares] = [this.#hits, this.#shares];
    hits.fill(0, 0, this.index.slots);
    shares.fill(0, 0, this.index.slots);
    for (const group of groups) {
      this.#marker.mark(phrasesOf(this.index, group, reach), (slot, strength) => {
        hits[slot] = (hits[slot] ?? 0) + 1;
        shares[slot] = (shares[slot] ?? 0) + wordShare(strength);
      });
    }
  }

  /** 1 for every slot that holds all the words of a sentence, as far as a plain search for its letters would find them. */
  #wholeSentence(sentence: string): Uint8Array | undefined {
    const groups = wordGroups(sentence);
    if (groups.length === 0) return undefined;
    const held = new Uint8Array(this.index.slots);
    for (const group of groups) this.#marker.mark(phrasesOf(this.index, group, 'complete'), (slot) => { held[slot] = (held[slot] ?? 0) + 1; });
    return held.map((words) => (words === groups.length ? 1 : 0));
  }

  #makeRoom(): void {
    const { slots } = this.index;
    if (slots <= this.#roles.length) return;
    const length = Math.max(256, 2 ** Math.ceil(Math.log2(slots)));
    this.#roles = grown(this.#roles, length);
    this.#shares = grown(this.#shares, length);
    this.#hits = grown(this.#hits, length);
    this.#scores = grown(this.#scores, length);
  }
}

const kept = new Map<string, readonly (readonly WordGroup[])[]>();

/** The names of a role as word groups, read once. */
function namesOf(role: string): readonly (readonly WordGroup[])[] {
  const known = kept.get(role);
  if (known) return known;
  const term = termById(role);
  const names = term ? termNames(term).map((name) => wordGroups(name)).filter((groups) => groups.length > 0) : [];
  kept.set(role, names);
  return names;
}
