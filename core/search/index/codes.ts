import { JOB_TYPES } from '../../jobs/job-limits.ts';
import { PLACES } from '../../places/place.ts';
import type { PayPeriod } from '../../text/pay.ts';
import { categories, TERMS } from '../../vocabulary/vocabulary.ts';

/** Small numbers for the ids of our own data, as a process keeps them; 0 is for what is not there. They are never stored. */
export class CodeTable {
  readonly ids: readonly string[];
  readonly #codes: ReadonlyMap<string, number>;

  constructor(ids: readonly string[]) {
    this.ids = ids;
    this.#codes = new Map(ids.map((id, at) => [id, at + 1]));
  }

  codeOf(id: string | undefined): number { return id === undefined ? 0 : this.#codes.get(id) ?? 0; }

  /** Undefined for 0. */
  idOf(code: number): string | undefined { return this.ids[code - 1]; }

  get size(): number { return this.ids.length + 1; }
}

export const ROLE_CODES = new CodeTable(TERMS.filter((term) => term.kind === 'role').map((term) => term.id));
export const CATEGORY_CODES = new CodeTable(categories().map((category) => category.id));
export const PLACE_CODES = new CodeTable(PLACES.map((place) => place.id));
export const TYPE_CODES = new CodeTable(JOB_TYPES);
export const PERIOD_CODES = new CodeTable(['month', 'day', 'hour'] satisfies PayPeriod[]);
