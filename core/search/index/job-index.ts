import { IdTable } from './id-table.ts';
import { JobColumns, type JobFacts } from './job-columns.ts';
import { LineCache } from './line-cache.ts';
import { PairTable } from './pair-table.ts';
import { PostingLists } from './posting-lists.ts';
import { UnitScanner } from './scan-units.ts';
import { TextLines, type StoredText } from './text-lines.ts';
import { UnitTable } from './unit-table.ts';

const WORN_AT_LEAST = 10_000;
const FOUND_AT_FIRST = 256;

/** A job as the index takes it. Texts are stored (normalised) ones. */
export interface IndexedJob<Text extends StoredText = string> extends JobFacts {
  readonly id: string;
  readonly title: Text;
  /** Everything else that is read. */
  readonly companyName?: Text;
  readonly body: Text;
}

/** How an employer has kept faith so far: posts filled here, posts that moderators removed. */
export interface Reputation {
  readonly filled: number;
  readonly removed: number;
}

/**
 * The open jobs of the house, in typed arrays: for every syllable, word and number, and every pair of neighbouring syllables, the
 * jobs that hold it; and what is compared and counted (role, place, pay …) in columns. An edited job gets a new slot and its old one dies.
 * It knows no database: `core/search/followed-index.ts` fills it and keeps it up to date.
 */
export class JobIndex {
  readonly units = new UnitTable();
  readonly pairs = new PairTable();
  readonly lists = new PostingLists();
  readonly ids = new IdTable();
  readonly columns = new JobColumns();
  /** The list of each unit is the unit's number in here. */
  readonly #unitLists: number[] = [];
  readonly #companies = new Map<string, number>();
  readonly #roles: number[] = [];
  readonly #categories: number[] = [];
  readonly #places: number[] = [];
  /** Of each company, by its number. */
  readonly #reputations: Reputation[] = [];
  #live = 0;
  #slot = 0;
  #inTitle = false;
  readonly #scanner = new UnitScanner(this.units);
  readonly #textLines = new TextLines();
  readonly #lines = new LineCache();
  /** The lists of the line at hand. */
  #found = new Uint32Array(FOUND_AT_FIRST);

  /** Open jobs in the index. */
  get size(): number { return this.#live; }
  /** Slots given out, dead ones included. */
  get slots(): number { return this.ids.size; }
  /** True when most of it is dead: time to build a new one. */
  get isWorn(): boolean { return this.slots - this.#live > this.#live + WORN_AT_LEAST; }

  put(job: IndexedJob<StoredText>): void {
    this.#kill(this.ids.add(job.id));
    this.#slot = this.ids.size - 1;
    this.columns.put(this.#slot, job, this.#companyOf(job.company));
    this.#live++;
    this.#appendTo(this.#roles, this.columns.role[this.#slot] ?? 0);
    this.#appendTo(this.#categories, this.columns.category[this.#slot] ?? 0);
    this.#appendTo(this.#places, this.columns.place[this.#slot] ?? 0);
    this.#inTitle = true;
    this.#putText(job.title);
    this.#inTitle = false;
    if (job.companyName !== undefined) this.#putText(job.companyName);
    this.#putText(job.body);
  }

  /** Gives back what only helps while many jobs are put: the index is filled. */
  settle(): void {
    this.#lines.clear();
    this.lists.settle();
  }

  drop(id: string): void {
    this.#kill(this.ids.slotOf(id));
  }

  #kill(slot: number): void {
    if (slot < 0 || this.columns.alive[slot] !== 1) return;
    this.columns.drop(slot);
    this.#live--;
  }

  has(id: string): boolean {
    const slot = this.ids.slotOf(id);
    return slot >= 0 && this.columns.alive[slot] === 1;
  }

  setReputation(company: string, reputation: Reputation): void {
    this.#reputations[this.#companyOf(company)] = reputation;
  }

  /** False while nobody has filled or lost a post: nothing to look up then. */
  get hasReputations(): boolean { return this.#reputations.length > 0; }

  reputationOf(slot: number): Reputation | undefined {
    return this.#reputations[this.columns.company[slot] ?? 0];
  }

  /** The list of a unit, −1 when no job has it. */
  listOf(unit: string): number {
    const found = this.units.find(unit);
    return found < 0 ? -1 : this.unitList(found);
  }

  /** The list of the jobs with this role (a code), −1 when there is none. */
  roleList(code: number): number { return this.#roles[code] ?? -1; }

  /** The list of the jobs in this category (a code), −1 when there is none. */
  categoryList(code: number): number { return this.#categories[code] ?? -1; }

  /** The list of the jobs at this place (a code), −1 when there is none. */
  placeList(code: number): number { return this.#places[code] ?? -1; }

  unitList(unit: number): number { return this.#unitLists[unit] ?? -1; }

  /** Bytes in typed arrays. */
  get bytes(): number { return this.units.bytes + this.pairs.bytes + this.lists.bytes + this.ids.bytes + this.columns.bytes; }

  /** Line by line: no word goes over the end of one. */
  #putText(text: StoredText): void {
    const [lines, cache, scanner] = [this.#textLines, this.#lines, this.#scanner];
    lines.load(text);
    while (lines.next()) {
      const known = cache.find(lines);
      if (known >= 0) {
        this.lists.appendAll(cache.lists, cache.firstOf(known), cache.firstOf(known + 1), this.#slot, this.#inTitle);
        continue;
      }
      scanner.scan(lines);
      const found = this.#findLists(scanner.units, scanner.count);
      this.lists.appendAll(this.#found, 0, found, this.#slot, this.#inTitle);
      cache.note(lines, this.#found, found);
    }
  }

  /** Puts the lists of a line's units and of their pairs into `#found`; returns how many. Loops that look up one thing only: the processor fetches many at once. */
  #findLists(units: Int32Array, count: number): number {
    while (this.#unitLists.length < this.units.size) this.#unitLists.push(this.lists.add());
    if (this.#found.length < count * 2) this.#found = new Uint32Array(count * 3);
    const [found, unitLists] = [this.#found, this.#unitLists];
    for (let at = 0; at < count; at++) {
      const unit = units[at] ?? 0;
      found[at] = unitLists[unit < 0 ? ~unit : unit] ?? 0;
    }
    return this.pairs.takeAll(units, count, found, count, this.#addList);
  }

  #appendTo(lists: number[], code: number): void {
    const list = lists[code] ?? this.lists.add();
    lists[code] = list;
    this.lists.append(list, this.#slot, false);
  }

  readonly #addList = (): number => this.lists.add();

  #companyOf(company: string): number {
    const known = this.#companies.get(company);
    if (known !== undefined) return known;
    const number = this.#companies.size + 1;
    this.#companies.set(company, number);
    return number;
  }
}

