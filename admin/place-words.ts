import type { Locale } from '../core/language/language.ts';
import { placeNameLong } from '../core/places/place-name.ts';
import { placeById } from '../core/places/place.ts';

/** A place's name with its state; the id when a later gazetteer has dropped it. */
export function placeWords(id: string, language: Locale): string {
  const place = placeById(id);
  return place ? placeNameLong(place, language) : id;
}
