import { CATEGORY_CODES, PERIOD_CODES, PLACE_CODES, TYPE_CODES, type CodeTable } from '../index/codes.ts';
import type { JobColumns } from '../index/job-columns.ts';

/** How many of the jobs found stand under an id. */
export interface FacetCount {
  readonly id: string;
  readonly jobs: number;
}

/** What the jobs found divide into, the fullest first. Pay bands are a month's pay from so many kyat on (`300000`), by its upper end. */
export interface Facets {
  readonly places: readonly FacetCount[];
  readonly categories: readonly FacetCount[];
  readonly types: readonly FacetCount[];
  readonly pay: readonly FacetCount[];
}

/** Of a query that was not asked to count. */
export const NO_FACETS: Facets = { places: [], categories: [], types: [], pay: [] };

/** Lower ends of the bands, in kyat a month. */
export const PAY_BANDS: readonly number[] = [0, 300_000, 500_000, 800_000, 1_200_000];
const MONTH = PERIOD_CODES.codeOf('month');

/** What the first `count` of these slots divide into. */
export function countFacets(columns: JobColumns, slots: Uint32Array, count: number): Facets {
  const counter = new FacetCounter();
  for (let n = 0; n < count; n++) counter.add(columns, slots[n] ?? 0);
  return counter.facets();
}

class FacetCounter {
  readonly #places = new Uint32Array(PLACE_CODES.size);
  readonly #categories = new Uint32Array(CATEGORY_CODES.size);
  readonly #types = new Uint32Array(TYPE_CODES.size);
  readonly #bands = new Uint32Array(PAY_BANDS.length);

  add(columns: JobColumns, slot: number): void {
    raise(this.#places, columns.place[slot] ?? 0);
    raise(this.#categories, columns.category[slot] ?? 0);
    raise(this.#types, columns.type[slot] ?? 0);
    if (columns.period[slot] === MONTH) raise(this.#bands, bandOf(columns.payMax[slot] ?? 0));
  }

  facets(): Facets {
    return {
      places: counts(this.#places, PLACE_CODES), categories: counts(this.#categories, CATEGORY_CODES), types: counts(this.#types, TYPE_CODES),
      pay: PAY_BANDS.flatMap((from, band) => { const jobs = this.#bands[band] ?? 0; return jobs > 0 ? [{ id: String(from), jobs }] : []; }),
    };
  }
}

function bandOf(top: number): number {
  let band = 0;
  while (band + 1 < PAY_BANDS.length && top >= (PAY_BANDS[band + 1] ?? Infinity)) band++;
  return band;
}

function raise(counters: Uint32Array, code: number): void {
  counters[code] = (counters[code] ?? 0) + 1;
}

function counts(counters: Uint32Array, codes: CodeTable): FacetCount[] {
  const rows: FacetCount[] = [];
  for (const [code, jobs] of counters.entries()) {
    const id = codes.idOf(code);
    if (id !== undefined && jobs > 0) rows.push({ id, jobs });
  }
  return rows.toSorted((a, b) => b.jobs - a.jobs || (a.id < b.id ? -1 : 1));
}
