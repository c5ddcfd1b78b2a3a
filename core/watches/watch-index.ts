import { JOB_TYPES } from '../jobs/job-limits.ts';
import { decodeQuery } from '../search/encode-query.ts';
import { grown } from '../search/index/grown.ts';
import type { PayPeriod } from '../text/pay.ts';
import { fitsRest, hasWords, jobTerms, watchKeys, type JobTerms, type WatchedJob } from './watch-keys.ts';
import type { Watch } from './watch.model.ts';

export type IndexedWatch = Pick<Watch, '_id' | 'member' | 'code' | 'pace'>;

const AT_FIRST = 256;
const PERIODS: readonly PayPeriod[] = ['month', 'day', 'hour'];
/** Some searches ask for what is not in the columns: they are read again. */
const MORE = 1;
const WORN_AT_LEAST = 10_000;

/**
 * The saved searches of everybody, found by what a job is and where. Searches that ask the same are one row; who saved them hangs behind it.
 * A job meets only the rows that wait for one of its own pairs of "what" and "where". What is paused is not in it. It knows no database.
 */
export class WatchIndex {
  readonly #rows = new Map<string, number>();
  readonly #codes: string[] = [];
  /** What → where → the rows that wait there. */
  readonly #waiting = new Map<string, Map<string, number[]>>();
  #payMin = new Uint32Array(AT_FIRST);
  #period = new Uint8Array(AT_FIRST);
  #types = new Uint16Array(AT_FIRST);
  #more = new Uint8Array(AT_FIRST);
  /** First seat of a row + 1; the next seat of a seat + 1. */
  #heads = new Int32Array(AT_FIRST);
  #nexts = new Int32Array(AT_FIRST);
  readonly #seats = new Map<string, number>();
  readonly #watches: (IndexedWatch | undefined)[] = [];
  /** What the last job cost: keys looked up, and rows compared. */
  asked = 0;
  looked = 0;

  /** Searches that wait. */
  get size(): number { return this.#seats.size; }

  /** True when most of it is dead: time to build a new one. */
  get isWorn(): boolean { return this.#watches.length - this.size > this.size + WORN_AT_LEAST; }

  /** Takes a search as it is now: a new one, one that changed, or one that is paused from now on. */
  put(watch: IndexedWatch): void {
    const seat = this.#seats.get(watch._id);
    if (seat !== undefined && this.#watches[seat]?.code === watch.code && watch.pace !== 'paused') {
      this.#watches[seat] = watch;
      return;
    }
    this.drop(watch._id);
    if (watch.pace === 'paused') return;
    const taken = this.#watches.push(watch) - 1;
    if (taken >= this.#nexts.length) this.#nexts = grown(this.#nexts, this.#nexts.length * 2);
    const row = this.#rows.get(watch.code) ?? this.#addRow(watch.code);
    this.#nexts[taken] = this.#heads[row] ?? 0;
    this.#heads[row] = taken + 1;
    this.#seats.set(watch._id, taken);
  }

  drop(id: string): void {
    const seat = this.#seats.get(id);
    if (seat === undefined) return;
    this.#watches[seat] = undefined;
    this.#seats.delete(id);
  }

  /** The searches that want this job. */
  match(job: WatchedJob): IndexedWatch[] {
    const terms = jobTerms(job);
    const wanted = this.#rowsFor(terms);
    this.looked = wanted.size;
    const found: IndexedWatch[] = [];
    for (const row of wanted) {
      if (!this.#fits(row, terms)) continue;
      for (let seat = (this.#heads[row] ?? 0) - 1; seat >= 0; seat = (this.#nexts[seat] ?? 0) - 1) {
        const watch = this.#watches[seat];
        if (watch) found.push(watch);
      }
    }
    return found;
  }

  #rowsFor({ whats, wheres }: JobTerms): Set<number> {
    const rows = new Set<number>();
    this.asked = whats.length;
    for (const what of whats) {
      const places = this.#waiting.get(what);
      if (!places) continue;
      this.asked += wheres.length;
      for (const where of wheres) for (const row of places.get(where) ?? []) rows.add(row);
    }
    return rows;
  }

  #addRow(code: string): number {
    const query = decodeQuery(code);
    const row = this.#codes.push(code) - 1;
    if (row >= this.#payMin.length) this.#grow();
    this.#rows.set(code, row);
    this.#payMin[row] = Math.min(query.pay?.min ?? 0, 0xffffffff);
    this.#period[row] = query.pay ? PERIODS.indexOf(query.pay.period) + 1 : 0;
    this.#types[row] = query.types.reduce((bits, type) => bits | typeBit(type), 0);
    this.#more[row] = query.near !== undefined || query.pay?.max !== undefined || query.unwanted !== undefined || (query.roles.length + query.categories.length === 0 && query.words !== '') ? MORE : 0;
    for (const [what, where] of watchKeys(query)) {
      const places = this.#waiting.get(what) ?? new Map<string, number[]>();
      this.#waiting.set(what, places);
      const waiting = places.get(where);
      if (waiting) waiting.push(row);
      else places.set(where, [row]);
    }
    return row;
  }

  /** Type and pay from the columns; a pay without a sum may be negotiated, and passes. */
  #fits(row: number, terms: JobTerms): boolean {
    const { pay, type } = terms.job;
    const types = this.#types[row] ?? 0;
    if (types !== 0 && (types & typeBit(type)) === 0) return false;
    const top = pay.max ?? pay.min;
    const period = this.#period[row] ?? 0;
    if (period !== 0 && top !== undefined && (PERIODS.indexOf(pay.period) + 1 !== period || top < (this.#payMin[row] ?? 0))) return false;
    if (this.#more[row] !== MORE) return true;
    const query = decodeQuery(this.#codes[row] ?? '');
    return hasWords(query, terms) && fitsRest(query, terms);
  }

  #grow(): void {
    const length = this.#payMin.length * 2;
    this.#payMin = grown(this.#payMin, length);
    this.#period = grown(this.#period, length);
    this.#types = grown(this.#types, length);
    this.#more = grown(this.#more, length);
    this.#heads = grown(this.#heads, length);
  }
}

function typeBit(type: string): number {
  return 1 << (JOB_TYPES.findIndex((each) => each === type) + 1);
}
