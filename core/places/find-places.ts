import { PhraseTable, type PhraseMatch } from '../text/phrase-table.ts';
import { compactKey } from '../text/search-key.ts';
import { editDistance, slipsAllowed, soundKey } from '../text/similar-keys.ts';
import { wordUnits, type WordUnit } from '../text/word-units.ts';
import { placeContains } from './contain-place.ts';
import { placeById, PLACES, type Place } from './place.ts';
import { placeSpellings } from './place-spellings.ts';

/** `exact`: one place, or several of one name to choose from. `close`: what may have been meant; empty when `exact` is not. */
export interface FoundPlaces {
  readonly exact: readonly Place[];
  readonly close: readonly Place[];
}

const CLOSE_MAX = 8;
const NAME_MAX = 200;
const KIND_WORD = /(?:မြို့နယ်|မြို့|တိုင်းဒေသကြီး|တိုင်း|ပြည်နယ်|township|tsp|city|town|region|division|state)$/;
/** `An`, `Ye`: names that a sentence uses as words; as the whole answer they are places. */
const LATIN_NAME_MIN = 3;
/** A name need not be written to its end (`Mingalar`); such come before slips. */
const BEGINNING_MIN = 4;
const BEGINNING_SCORE = 0.5;

let table: PhraseTable<Place> | undefined;
let sentenceTable: PhraseTable<Place> | undefined;
let sounds: ReadonlyMap<string, string> | undefined;

function placeTable(): PhraseTable<Place> {
  table ??= new PhraseTable(PLACES.flatMap((place) => namesOf(place).map((name) => [name, place] as const)));
  return table;
}

/** The places' names for finding them inside sentences: without the two-letter ones. */
export function placeNames(): PhraseTable<Place> {
  sentenceTable ??= new PhraseTable(PLACES.flatMap((place) => (
    namesOf(place).filter((name) => !/^[A-Za-z]+$/.test(name) || name.length >= LATIN_NAME_MIN).map((name) => [name, place] as const)
  )));
  return sentenceTable;
}

function namesOf(place: Place): string[] {
  return [place.en, place.my, ...place.aliases, ...placeSpellings(place.id)];
}

/**
 * The place that somebody typed as an answer, in Burmese or English, with or without "township": by name or alias, by a
 * sentence that names it (`Hlaing, Yangon`), otherwise close names: one that was begun (`Hlaing Thar`), a slip, another romanisation.
 */
export function findPlaces(text: string): FoundPlaces {
  const name = text.slice(0, NAME_MAX);
  const key = compactKey(name);
  const exact = wholeName(key);
  if (exact.length > 0) return { exact, close: [] };
  const named = resolvePlaces(placesNamed(wordUnits(name)));
  if (named.length === 0) return { exact: [], close: closePlaces(key) };
  const begun = begunPlaces(key);
  return begun.length === 0 ? { exact: named, close: [] } : { exact: [], close: [...new Set([...begun, ...named])].slice(0, CLOSE_MAX) };
}

/** Whose name begins with all that was typed: `Hlaing Thar` is not Hlaing. */
function begunPlaces(key: string): Place[] {
  if (key.length < BEGINNING_MIN) return [];
  return Array.from(placeTable().entries()).flatMap(([name, places]) => (name.startsWith(key) ? places : []));
}

/** The mentions of places in a sentence, each with all the places of that name. */
export function placesNamed(units: readonly WordUnit[]): PhraseMatch<Place>[] {
  return placeNames().scan(units);
}

/** What some mentions mean together: the wider place only says which of the narrower is meant (`ထန်းတပင်၊ ရန်ကုန်`). */
export function resolvePlaces(mentions: readonly PhraseMatch<Place>[]): Place[] {
  const all = mentions.flatMap((mention) => mention.values);
  const chosen = mentions.flatMap((mention) => {
    const inAnother = mention.values.filter((place) => all.some((outer) => isWider(outer, place)));
    return preferCity(inAnother.length > 0 ? inAnother : mention.values);
  });
  const narrow = chosen.filter((place) => !chosen.some((inner) => isWider(place, inner)));
  return [...new Set(narrow)];
}

/** Contains it, or is the town after which its state is called: `Taungoo, Bago` means the one in Bago Region. */
function isWider(outer: Place, inner: Place): boolean {
  if (placeContains(outer, inner)) return true;
  const state = placeById(outer.state);
  return outer.state === inner.state && outer !== inner && inner.kind !== 'state' && inner.en !== outer.en
    && outer.kind !== 'state' && state !== undefined && state.en.startsWith(`${outer.en} `);
}

function wholeName(key: string): Place[] {
  for (let name = key; name !== ''; name = name.replace(KIND_WORD, '')) {
    const found = placeTable().exact(name);
    if (found.length > 0) return preferCity(found);
    if (!KIND_WORD.test(name)) break;
  }
  return [];
}

/** Naypyitaw is a city and a territory of the same extent: one of them is enough. */
function preferCity(places: readonly Place[]): Place[] {
  return places.filter((place) => place.kind !== 'state' || !places.some((city) => city.kind === 'city' && city.state === place.id));
}

/** Each name's key by sound, worked out once. */
function soundOf(name: string): string | undefined {
  sounds ??= new Map(Array.from(placeTable().entries(), ([key]) => [key, soundKey(key)]));
  return sounds.get(name);
}

function closePlaces(key: string): Place[] {
  const short = key.replace(KIND_WORD, '') || key;
  const sound = soundKey(short);
  const slips = slipsAllowed(short.length);
  const scored = new Map<Place, number>();
  for (const [name, places] of placeTable().entries()) {
    const bySound = short.length >= LATIN_NAME_MIN && soundOf(name) === sound ? 1 : Infinity;
    const begins = short.length >= BEGINNING_MIN && name.startsWith(short) ? BEGINNING_SCORE : Infinity;
    const distance = slips === 0 ? Infinity : editDistance(short, name, slips);
    const score = Math.min(begins, bySound, distance > slips ? Infinity : distance);
    if (score === Infinity) continue;
    for (const place of places) scored.set(place, Math.min(score, scored.get(place) ?? Infinity));
  }
  return [...scored].sort((a, b) => a[1] - b[1]).slice(0, CLOSE_MAX).map(([place]) => place);
}
