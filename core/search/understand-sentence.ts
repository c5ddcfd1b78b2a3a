import { placeNames, resolvePlaces } from '../places/find-places.ts';
import type { Place } from '../places/place.ts';
import { PhraseTable, type PhraseMatch } from '../text/phrase-table.ts';
import { wordUnits, type WordUnit } from '../text/word-units.ts';
import { categories, TERMS, termNames, type Term } from '../vocabulary/vocabulary.ts';
import { findWantedPay } from './find-wanted-pay.ts';
import type { SearchQuery } from './search-query.ts';
import { LITTLE_WORDS } from './little-words.ts';

const SENTENCE_MAX = 500;
const CATEGORY_PARTS = /[,&/၊]|—| - |နှင့်/;
const CATEGORY_PART_MIN = 3;

/** What a phrase in a sentence stands for. */
type Meaning =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'category'; readonly id: string }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'little' };

let table: PhraseTable<Meaning> | undefined;

function meanings(): PhraseTable<Meaning> {
  table ??= new PhraseTable<Meaning>([...termPhrases(), ...categoryPhrases(), ...LITTLE_WORDS.map((word) => [word, { kind: 'little' }] as const), ...placePhrases()]);
  return table;
}

function termPhrases(): (readonly [string, Meaning])[] {
  return TERMS.flatMap((term) => {
    const meaning: Meaning = { kind: 'term', term };
    return termNames(term).map((name) => [name, meaning] as const);
  });
}

/** A category by its whole name and by each part of it: `Banking & finance` is also `banking`. */
function categoryPhrases(): (readonly [string, Meaning])[] {
  return categories().filter((category) => category.id !== 'other').flatMap((category) => {
    const meaning: Meaning = { kind: 'category', id: category.id };
    return [category.en, category.my].flatMap((name) => [name, ...name.split(CATEGORY_PARTS)])
      .map((name) => name.trim()).filter((name) => name.length >= CATEGORY_PART_MIN).map((name) => [name, meaning] as const);
  });
}

function placePhrases(): (readonly [string, Meaning])[] {
  return Array.from(placeNames().entries()).flatMap(([key, places]) => places.map((place) => [key, { kind: 'place', place }] as const));
}

/**
 * Reads a sentence such as `စာရင်းကိုင် လှိုင်သာယာ ၅ သိန်း` or `driver job yangon 4 lakhs`: roles, categories, places, kinds of work, pay,
 * and the words that are left. The longest phrase wins (`ကလေးထိန်း` is no `ကလေး`); ambiguous places are all taken. Give it normalised text.
 */
export function understandSentence(sentence: string): SearchQuery {
  const { pay, rest } = findWantedPay(sentence.slice(0, SENTENCE_MAX));
  const units = wordUnits(rest);
  const found = meanings().scan(units);
  const terms = found.flatMap((match) => match.values.flatMap((value) => (value.kind === 'term' ? [value.term] : [])));
  const roles = unique(terms.filter((term) => term.kind === 'role').map((term) => term.id));
  const types = unique(terms.filter((term) => term.kind === 'type').map((term) => term.id));
  const overseas = terms.some((term) => term.kind === 'overseas') ? ['overseas'] : [];
  const named = found.flatMap((match) => (match.values.some((value) => value.kind === 'term' && value.term.kind === 'role') ? [] : match.values))
    .flatMap((value) => (value.kind === 'category' ? [value.id] : []));
  return {
    roles, types,
    categories: unique([...named, ...overseas]),
    places: resolvePlaces(found.map(placesOf).filter((match) => match.values.length > 0)).map((place) => place.id),
    words: restOf(units, found),
    ...(pay && { pay }),
  };
}

/** A phrase that is also a role, a kind of work or a category is meant as that, not as the place of the same name. */
function placesOf(match: PhraseMatch<Meaning>): PhraseMatch<Place> {
  const other = match.values.some((value) => value.kind === 'term' || value.kind === 'category');
  return { ...match, values: other ? [] : match.values.flatMap((value) => (value.kind === 'place' ? [value.place] : [])) };
}

/** The words that stand for nothing we know, and those that are looked up as words (skills, levels, benefits). */
function restOf(units: readonly WordUnit[], found: readonly PhraseMatch<Meaning>[]): string {
  const used = new Set<number>();
  for (const match of found) {
    if (match.values.some((value) => value.kind === 'term' && WORD_KINDS.has(value.term.kind))) continue;
    for (let at = match.from; at < match.to; at++) used.add(at);
  }
  return units.map((unit, at) => (used.has(at) ? '' : (unit.joined && !used.has(at - 1) ? unit.key : ` ${unit.key}`))).join('').trim();
}

const WORD_KINDS: ReadonlySet<string> = new Set(['skill', 'level', 'benefit']);

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
