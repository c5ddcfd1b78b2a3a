import { placeById } from '../places/place.ts';
import { categoryOf } from '../vocabulary/read-title.ts';
import type { SearchQuery } from './search-query.ts';

/**
 * How a question without an answer was widened: other pay or kind of work, farther from the point, the whole region, the whole country, the same
 * field of work in the same place, some of the words, anything in the place.
 */
export type Widening = 'pay' | 'farther' | 'region' | 'country' | 'category' | 'words' | 'place';

const WIDENINGS: readonly Widening[] = ['pay', 'farther', 'region', 'country', 'category', 'words', 'place'];

/** As a button carries them. */
const LETTERS: Readonly<Record<Widening, string>> = { pay: 'p', farther: 'f', region: 'r', country: 'o', category: 'c', words: 'w', place: 'l' };

export function widenCode(how: Widening): string {
  return LETTERS[how];
}

/** What a button carried; buttons of the first version carry the name. */
export function readWidening(code: string | undefined): Widening | undefined {
  return WIDENINGS.find((how) => LETTERS[how] === code || how === code);
}

export interface WiderQuery {
  readonly how: Widening;
  readonly query: SearchQuery;
  /** One of the words is enough. */
  readonly someWords?: boolean;
}

const FARTHER_KM = 60;

/** The wider questions that make sense for a query, the nearest first. */
export function widenings(query: SearchQuery): WiderQuery[] {
  const { pay: _pay, near, ...freer } = query;
  const loose: SearchQuery = { ...freer, types: [], ...(near && { near }) };
  const { near: _near, ...anywhere } = { ...loose, places: [] };
  const asksWhat = query.roles.length + query.categories.length > 0 || query.words !== '';
  const wider: WiderQuery[] = [];
  const add = (how: Widening, sensible: boolean, changed: SearchQuery, someWords = false): void => {
    if (sensible) wider.push({ how, query: changed, ...(someWords && { someWords }) });
  };
  add('pay', query.pay !== undefined || query.types.length > 0, loose);
  add('farther', near !== undefined, { ...loose, ...(near && { near: { ...near, km: FARTHER_KM } }) });
  add('region', query.places.length > 0, { ...loose, places: statesOf(query.places) });
  add('country', (query.places.length > 0 || near !== undefined) && asksWhat, anywhere);
  const fields = [...new Set([...query.categories, ...query.roles.flatMap((role) => categoryOf(role) ?? [])])];
  add('category', query.roles.length > 0, { ...loose, roles: [], categories: fields, words: '' });
  add('words', query.words !== '', { ...loose, roles: [], categories: [] }, true);
  add('place', (query.places.length > 0 || near !== undefined) && asksWhat, { ...loose, roles: [], categories: [], words: '', types: query.types });
  return wider;
}

/** The states of the places: the next wider circle. */
function statesOf(ids: readonly string[]): string[] {
  return [...new Set(ids.flatMap((id) => placeById(id)?.state ?? []))];
}
