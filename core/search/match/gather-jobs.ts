import { termById } from '../../vocabulary/name-term.ts';
import { termNames } from '../../vocabulary/vocabulary.ts';
import { CATEGORY_CODES, ROLE_CODES } from '../index/codes.ts';
import { grown } from '../index/grown.ts';
import type { JobIndex } from '../index/job-index.ts';
import type { SearchQuery } from '../search-query.ts';
import { phrasesOf, type Phrase, type Reach } from './find-postings.ts';
import { JobMarker } from './mark-jobs.ts';
import { OWN_CATEGORY, OWN_ROLE, wordShare } from './score.ts';
import { wordGroups, type WordGroup } from './word-groups.ts';

/** With more than this part of all slots, clearing them all is cheaper than one by one. */
const MANY = 16;

/**
 * Gathers the jobs that a query's role and words lead to: their slots in `candidates`, and by slot the strength of the role, how many words were found
 * and what they are worth. The memory is used again by the next query.
 */
export class JobGatherer {
  readonly #index: JobIndex;
  readonly #marker: JobMarker;
  candidates = new Uint32Array(0);
  count = 0;
  roles = new Uint8Array(0);
  hits = new Uint8Array(0);
  shares = new Float32Array(0);
  /** What was gathered, when it is nothing but that. */
  #asked: string | undefined;
  readonly #rolePhrases = new Map<string, readonly Phrase[]>();
  #knownWords = -1;

  constructor(index: JobIndex) {
    this.#index = index;
    this.#marker = new JobMarker(index);
  }

  /** Forgets the query before. */
  #begin(): void {
    const { candidates, roles, hits, shares, count } = this;
    if (count > this.#index.slots / MANY) for (const column of [roles, hits, shares]) column.fill(0);
    else {
      for (let n = 0; n < count; n++) {
        const slot = candidates[n] ?? 0;
        roles[slot] = 0;
        hits[slot] = 0;
        shares[slot] = 0;
      }
    }
    this.count = 0;
    this.#asked = undefined;
    this.#makeRoom();
  }

  /**
   * Gathers by the role and the words of a query, nothing else of it. What the query before gathered is used again when it asked the same (a wider question mostly
   * changes the place or the pay) and no job has come since.
   */
  gather(query: SearchQuery, groups: readonly WordGroup[], reach: Reach): void {
    const asked = JSON.stringify([this.#index.slots, query.roles, query.categories, query.words, reach]);
    if (this.#asked === asked) return;
    this.#begin();
    const asksRole = query.roles.length + query.categories.length > 0;
    if (asksRole) this.#addRoles(query);
    this.#addWords(groups, reach, asksRole);
    this.#asked = asked;
  }

  /** What was gathered is no longer only what the role and the words lead to. */
  #addsMore(): void { this.#asked = undefined; }

  /** Everybody is a candidate: nothing but facts was asked for. */
  addAll(): void {
    this.#addsMore();
    for (let slot = 0; slot < this.#index.slots; slot++) this.candidates[slot] = slot;
    this.count = this.#index.slots;
  }

  /** Who is at one of the places of a table by code: only places were asked for. */
  addPlaces(table: Uint8Array): void {
    this.#addsMore();
    for (const [code, match] of table.entries()) {
      const list = match > 0 ? this.#index.placeList(code) : -1;
      if (list >= 0) this.count += this.#index.lists.readSlots(list, this.candidates, this.count);
    }
  }

  /** Who has one of the roles or categories as their own, or a name of the role in their text. */
  #addRoles({ roles, categories }: SearchQuery): void {
    for (const role of roles) this.#addList(this.#index.roleList(ROLE_CODES.codeOf(role)), OWN_ROLE);
    for (const category of categories) this.#addList(this.#index.categoryList(CATEGORY_CODES.codeOf(category)), OWN_CATEGORY);
    this.#marker.mark(roles.flatMap((role) => this.#phrasesOfRole(role)));
    this.#take((slot, strength) => { if ((this.roles[slot] ?? 0) < strength) this.roles[slot] = strength; }, true);
  }

  /** The names of a role as they stand in the index; found once, until there are new words. */
  #phrasesOfRole(role: string): readonly Phrase[] {
    const { lists, units, pairs } = this.#index;
    if (this.#knownWords !== units.size + pairs.size) this.#rolePhrases.clear();
    this.#knownWords = units.size + pairs.size;
    const known = this.#rolePhrases.get(role);
    if (known) return known;
    const names = namesOf(role).map((groups): Phrase => groups.flatMap((group) => phrasesOf(this.#index, group, 'exact')[0] ?? [[]]));
    const phrases = names.filter((name) => name.every((choice) => choice.some(({ list }) => lists.count(list) > 0)));
    this.#rolePhrases.set(role, phrases);
    return phrases;
  }

  /** Counts the words that jobs have. With `among` only for those that are candidates already. */
  #addWords(groups: readonly WordGroup[], reach: Reach, among: boolean): void {
    for (const group of groups) {
      this.#marker.mark(phrasesOf(this.#index, group, reach));
      const [{ hits, shares, roles }, { slots, strengths, count }] = [this, this.#marker];
      for (let n = 0; n < count; n++) {
        const slot = slots[n] ?? 0;
        if (hits[slot] === 0 && roles[slot] === 0) {
          if (among) continue;
          this.candidates[this.count++] = slot;
        }
        hits[slot] = (hits[slot] ?? 0) + 1;
        shares[slot] = (shares[slot] ?? 0) + wordShare(strengths[slot] ?? 0);
      }
      this.#marker.clear();
    }
  }

  /** 1 for every slot that holds all the words of a sentence, as far as a plain search for its letters would find them; they become candidates. */
  addSentence(sentence: string): Uint8Array | undefined {
    const groups = wordGroups(sentence);
    if (groups.length === 0) return undefined;
    this.#addsMore();
    const known = new Uint8Array(this.#index.slots);
    for (let n = 0; n < this.count; n++) known[this.candidates[n] ?? 0] = 1;
    const held = new Uint8Array(this.#index.slots);
    for (const [at, group] of groups.entries()) {
      this.#marker.mark(phrasesOf(this.#index, group, 'complete'));
      this.#take((slot) => { if (held[slot] === at) held[slot] = at + 1; }, false);
    }
    for (let slot = 0; slot < held.length; slot++) {
      held[slot] = held[slot] === groups.length ? 1 : 0;
      if (held[slot] === 1 && known[slot] === 0) this.candidates[this.count++] = slot;
    }
    return held;
  }

  #addList(list: number, strength: number): void {
    if (list < 0) return;
    this.#marker.mark([[[{ list, level: 1 }]]]);
    this.#take((slot) => { if ((this.roles[slot] ?? 0) < strength) this.roles[slot] = strength; }, true);
  }

  #take(visit: (slot: number, strength: number) => void, asCandidates: boolean): void {
    const { slots, strengths, count } = this.#marker;
    for (let n = 0; n < count; n++) {
      const slot = slots[n] ?? 0;
      if (asCandidates && this.roles[slot] === 0) this.candidates[this.count++] = slot;
      visit(slot, strengths[slot] ?? 0);
    }
    this.#marker.clear();
  }

  #makeRoom(): void {
    const { slots } = this.#index;
    if (slots <= this.roles.length) return;
    const length = Math.max(256, 2 ** Math.ceil(Math.log2(slots)));
    this.candidates = grown(this.candidates, length);
    this.roles = grown(this.roles, length);
    this.hits = grown(this.hits, length);
    this.shares = grown(this.shares, length);
  }
}

const kept = new Map<string, readonly (readonly WordGroup[])[]>();

/** Fewer letters are also a common word (`IT`, `ME`), and one Burmese syllable a part of one (`နပ်စ်` of `ဘောနပ်စ်`): in a text they name nobody. */
const NAME_LETTERS_MIN = 3;

/** The names of a role that tell it in a text, as word groups, read once; not what an English name only explains (`Painter (building)`). */
function namesOf(role: string): readonly (readonly WordGroup[])[] {
  const known = kept.get(role);
  if (known) return known;
  const term = termById(role);
  const names = term ? termNames(term).filter((name) => !term.en.includes(`(${name})`)).map((name) => wordGroups(name)).filter(isTelling) : [];
  kept.set(role, names);
  return names;
}

function isTelling(groups: readonly WordGroup[]): boolean {
  const [first, ...more] = groups;
  if (!first || more.length > 0) return first !== undefined;
  return first.myanmar ? first.units.length > 1 : (first.units[0] ?? '').length >= NAME_LETTERS_MIN;
}
