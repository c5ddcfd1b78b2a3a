import { IdTable } from './id-table.ts';
import { JobColumns, type JobFacts } from './job-columns.ts';
import { PairTable } from './pair-table.ts';
import { PostingLists } from './posting-lists.ts';
import { scanUnits, type UnitVisit } from './scan-units.ts';
import { UnitTable } from './unit-table.ts';

/** A job as the index takes it. Texts are stored (normalised) ones. */
export interface IndexedJob extends JobFacts {
  readonly id: string;
  readonly title: string;
  /** Everything else that is read: company, description. */
  readonly body: string;
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
  #before = -1;

  /** Open jobs in the index. */
  get size(): number { return this.#live; }
  /** Slots given out, dead ones included. */
  get slots(): number { return this.ids.size; }
  /** True when most of it is dead: time to build a new one. */
  get isWorn(): boolean { return this.slots - this.#live > this.#live + WORN_AT_LEAST; }

  put(job: IndexedJob): void {
    this.drop(job.id);
    this.#slot = this.ids.add(job.id);
    this.columns.put(this.#slot, job, this.#companyOf(job.company));
    this.#live++;
    this.#appendTo(this.#roles, this.columns.role[this.#slot] ?? 0);
    this.#appendTo(this.#categories, this.columns.category[this.#slot] ?? 0);
    this.#appendTo(this.#places, this.columns.place[this.#slot] ?? 0);
    this.#inTitle = true;
    this.#before = -1;
    scanUnits(job.title, this.#visit);
    this.#inTitle = false;
    this.#before = -1;
    scanUnits(job.body, this.#visit);
  }

  drop(id: string): void {
    const slot = this.ids.slotOf(id);
    if (slot < 0 || this.columns.alive[slot] !== 1) return;
    this.columns.alive[slot] = 0;
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

  readonly #visit: UnitVisit = (characters, length, isMyanmar, hash) => {
    const unit = this.units.take(characters, length, hash);
    if (unit === this.#unitLists.length) this.#unitLists.push(this.lists.add());
    this.lists.append(this.#unitLists[unit] ?? 0, this.#slot, this.#inTitle);
    if (isMyanmar && this.#before >= 0) {
      this.lists.append(this.pairs.take(this.#before, unit, this.#addList), this.#slot, this.#inTitle);
    }
    this.#before = isMyanmar ? unit : -1;
  };

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

const WORN_AT_LEAST = 10_000;
