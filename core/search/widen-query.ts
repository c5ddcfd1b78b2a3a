import { categoryOf } from '../vocabulary/read-title.ts';
import { all, matchPlaces, matchTypes, matchWhat, statesOf, wordTokens, type Condition } from './match-query.ts';
import type { SearchQuery } from './search-query.ts';

/**
 * How a question without an answer was widened: other pay or kind of work, the whole region, the whole country, the same field
 * of work in the same place, some of the words, anything in the place.
 */
export type Widening = 'pay' | 'region' | 'country' | 'category' | 'words' | 'place';

export const WIDENINGS: readonly Widening[] = ['pay', 'region', 'country', 'category', 'words', 'place'];

export interface WiderCircle {
  readonly how: Widening;
  readonly match: Condition;
}

/** The wider questions that make sense for a query, the nearest first. */
export function widenings(query: SearchQuery): WiderCircle[] {
  const what = matchWhat(query);
  const places = matchPlaces(query.places);
  const circles: WiderCircle[] = [];
  const add = (how: Widening, sensible: boolean, ...conditions: readonly (readonly Condition[])[]): void => {
    if (sensible) circles.push({ how, match: all(...conditions) });
  };
  add('pay', query.pay !== undefined || query.types.length > 0, what, places);
  add('region', query.places.length > 0, what, matchPlaces(statesOf(query.places)));
  add('country', query.places.length > 0 && what.length > 0, what);
  const fields = [...new Set([...query.categories, ...query.roles.flatMap((role) => categoryOf(role) ?? [])])];
  add('category', query.roles.length > 0, [{ category: { $in: fields } }], places);
  const tokens = wordTokens(query);
  add('words', tokens.length > 0, [{ searchTokens: { $in: tokens } }], places);
  add('place', query.places.length > 0 && what.length > 0, places, matchTypes(query));
  return circles;
}
