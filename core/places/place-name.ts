import type { Language } from '../language/language.ts';
import { placeById, type Place } from './place.ts';

/** A place's name: `လှိုင်`, `Hlaing`. */
export function placeName(place: Place, language: Language): string {
  return language === 'en' ? place.en : place.my;
}

/** The name with the state, to tell places of one name apart: `Minhla, Bago Region`, `မင်းလှ၊ ပဲခူးတိုင်းဒေသကြီး`. */
export function placeNameLong(place: Place, language: Language): string {
  const state = placeById(place.state);
  if (!state || state.id === place.id) return placeName(place, language);
  return `${placeName(place, language)}${language === 'en' ? ', ' : '၊ '}${placeName(state, language)}`;
}
