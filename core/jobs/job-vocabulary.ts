import { placeById, type PlaceKind } from '../places/place.ts';
import { categories } from '../vocabulary/vocabulary.ts';

/** Kinds of places a post may stand at: a state or a city is too wide to go to work to, there the township is asked for. */
const POSTING_PLACES: readonly PlaceKind[] = ['township', 'town', 'area'];

/** True for the id of a place that a post may name. */
export function isPostingPlace(id: string): boolean {
  const place = placeById(id);
  return place !== undefined && POSTING_PLACES.includes(place.kind);
}

/** True for the id of one of the 54 categories. */
export function isCategory(id: string): boolean {
  return categories().some((category) => category.id === id);
}
