import type { Place } from '../places/place.ts';
import { placeNames } from '../places/find-places.ts';
import { compactKey } from '../text/search-key.ts';
import { wordUnits } from '../text/word-units.ts';
import { termSpellings } from '../vocabulary/term-spellings.ts';
import { categories, TERMS, termNames, type Term } from '../vocabulary/vocabulary.ts';
import { burmeseBones, burmeseSound } from './burmese-sound.ts';
import littleWords from './little-words.json' with { type: 'json' };
import plainWords from './plain-words.json' with { type: 'json' };
import signals from './signals.json' with { type: 'json' };

export type SignalName = keyof typeof signals;

/** What a phrase stands for. `little` words say nothing; `plain` ones say nothing about work, but are no slips of the pen either. */
export type Meaning =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'category'; readonly id: string }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'signal'; readonly name: SignalName }
  | { readonly kind: 'little' }
  | { readonly kind: 'plain' };

/** A phrase of the lexicon by its key, with all it stands for. */
export interface Entry {
  readonly key: string;
  readonly meanings: readonly Meaning[];
}

export interface Lexicon {
  readonly byKey: ReadonlyMap<string, Entry>;
  /** By sound, for romanised Burmese and homophones. */
  readonly bySound: ReadonlyMap<string, readonly Entry[]>;
  /** By key with one syllable left open, for one wrong syllable. */
  readonly byGap: ReadonlyMap<string, readonly Entry[]>;
  /** By its syllables without the letters that close them (`burmeseBones`), for letters left out. */
  readonly byBones: ReadonlyMap<string, readonly Entry[]>;
  /** Latin words by length, for slips. */
  readonly words: ReadonlyMap<number, readonly string[]>;
  readonly unitsMax: number;
}

const CATEGORY_PARTS = /[,&/၊]|—| - |နှင့်/;
const CATEGORY_PART_MIN = 3;
const SLIP_WORD_MIN = 4;
/** Entries of the vocabulary that say nothing of what is sought; the other intents have their words in `signals.json`. */
const SPOKEN_AS_LITTLE: ReadonlySet<string> = new Set(['urgent', 'salary', 'negotiable']);
/** Roles that have a feminine form: `အရောင်းစာရေး`, `အရောင်းစာရေးမ`. */
const TAKES_MA = /(?:စာရေး|ဝန်ထမ်း|ကိုင်|ထိုး|သမား|ဆရာ|အကူ|ထိန်း|ကြို|စောင့်)$/;
let lexicon: Lexicon | undefined;
let making: Generator<undefined, Lexicon> | undefined;

/** Every phrase we know; what of it was not made before (`makeSomeLexicon`) is made at the first use, which takes some tenths of a second. */
export function lexiconOf(): Lexicon {
  while (lexicon === undefined) makeSomeLexicon();
  return lexicon;
}

/** Makes some phrases of the lexicon, a fraction of a millisecond; true when all are made. */
export function makeSomeLexicon(): boolean {
  if (lexicon) return true;
  making ??= build(allPhrases());
  const step = making.next();
  if (step.done !== true) return false;
  lexicon = step.value;
  making = undefined;
  return true;
}

function* allPhrases(): Iterable<readonly [string, Meaning]> {
  yield* termPhrases();
  yield* categoryPhrases();
  yield* placePhrases();
  yield* signalPhrases();
  yield* wordPhrases();
}

function* termPhrases(): Iterable<readonly [string, Meaning]> {
  for (const term of TERMS) {
    if (term.kind === 'intent') yield* intentPhrases(term);
    else {
      for (const name of [...termNames(term), ...termSpellings(term.id)]) {
        yield [name, { kind: 'term', term }];
        if (term.kind === 'role' && TAKES_MA.test(name)) yield [`${name}မ`, { kind: 'term', term }];
      }
    }
  }
}

function* intentPhrases(term: Term): Iterable<readonly [string, Meaning]> {
  if (SPOKEN_AS_LITTLE.has(term.id)) for (const name of termNames(term)) yield [name, { kind: 'little' }];
  if (term.id === 'near-me') for (const name of termNames(term)) yield [name, { kind: 'signal', name: 'near' }];
}

/** A category by its whole name and by each part of it: `Banking & finance` is also `banking`. */
function* categoryPhrases(): Iterable<readonly [string, Meaning]> {
  for (const category of categories()) {
    if (category.id === 'other') continue;
    const names = [category.en, category.my].flatMap((name) => [name, ...name.split(CATEGORY_PARTS)]).map((name) => name.trim());
    for (const name of names) if (name.length >= CATEGORY_PART_MIN) yield [name, { kind: 'category', id: category.id }];
  }
}

function* placePhrases(): Iterable<readonly [string, Meaning]> {
  for (const [key, places] of placeNames().entries()) for (const place of places) yield [key, { kind: 'place', place }];
}

function* signalPhrases(): Iterable<readonly [string, Meaning]> {
  for (const [name, phrases] of Object.entries(signals)) if (isSignal(name)) for (const phrase of phrases) yield [phrase, { kind: 'signal', name }];
}

function isSignal(name: string): name is SignalName {
  return name in signals;
}

function* wordPhrases(): Iterable<readonly [string, Meaning]> {
  for (const word of [...littleWords.en, ...littleWords.my]) yield [word, { kind: 'little' }];
  for (const word of plainWords) yield [word, { kind: 'plain' }];
}

/** Yields after every phrase. */
function* build(phrases: Iterable<readonly [string, Meaning]>): Generator<undefined, Lexicon> {
  const byKey = new Map<string, Entry & { meanings: Meaning[] }>();
  const units = new Map<string, string[]>();
  for (const [phrase, meaning] of phrases) {
    yield;
    const key = compactKey(phrase);
    if (key === '') continue;
    const entry = byKey.get(key) ?? { key, meanings: [] };
    if (!entry.meanings.some((other) => sameMeaning(other, meaning))) entry.meanings.push(meaning);
    byKey.set(key, entry);
    if (!units.has(key)) units.set(key, wordUnits(phrase).map((unit) => unit.key));
  }
  const bySound = new Map<string, Entry[]>();
  const byGap = new Map<string, Entry[]>();
  const byBones = new Map<string, Entry[]>();
  const words = new Map<number, string[]>();
  const known = new Set<string>();
  for (const [key, entry] of byKey) {
    yield;
    const parts = units.get(key) ?? [];
    const sound = burmeseSound(key);
    if (sound !== undefined) push(bySound, sound, entry);
    if (sound !== undefined && parts.length > 1 && !isLittle(entry)) for (const gap of gapsOf(parts)) push(byGap, gap, entry);
    const bones = sound === undefined || isLittle(entry) ? undefined : burmeseBones(key);
    if (bones !== undefined) push(byBones, bones, entry);
    for (const part of parts) {
      if (known.has(part) || part.length < SLIP_WORD_MIN || !/^[a-z]+$/.test(part)) continue;
      known.add(part);
      push(words, part.length, part);
    }
  }
  return { byKey, bySound, byGap, byBones, words, unitsMax: Math.max(...Array.from(units.values(), (parts) => parts.length)) };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** A word's syllables with each one left open in turn. */
export function gapsOf(parts: readonly string[]): string[] {
  return parts.map((_, at) => [...parts.slice(0, at), '*', ...parts.slice(at + 1)].join(''));
}

/** True when a phrase says nothing by itself. */
export function isLittle(entry: Entry): boolean {
  return entry.meanings.every((meaning) => meaning.kind === 'little' || meaning.kind === 'plain');
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'term' && b.kind === 'term') return a.term === b.term;
  if (a.kind === 'place' && b.kind === 'place') return a.place === b.place;
  if (a.kind === 'signal' && b.kind === 'signal') return a.name === b.name;
  return a.kind !== 'category' || b.kind !== 'category' || a.id === b.id;
}
