import type { IndexedJob } from '../../../core/search/index/job-index.ts';
import type { JobText } from '../../../core/jobs/job.model.ts';
import { PLACES } from '../../../core/places/place.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { syllables } from '../../../core/text/syllables.ts';
import { hasMyanmar } from '../../../core/text/myanmar-characters.ts';
import { TERMS, termNames, type Term } from '../../../core/vocabulary/vocabulary.ts';
import { chance, type Chance } from '../../playground/sample/random.ts';
import { SECTORS } from '../../playground/sample/sectors.ts';
import { writePost } from '../../playground/sample/write-post.ts';

const DAY_MS = 86_400_000;
const WORDS = 6_000;
/** So many sample posts are written; each job takes one of them, and adds a title, a company and words of its own. */
const POSTS = 4_000;
const COMPANIES = 4_000;
const ROLES = TERMS.filter((term) => term.kind === 'role');
const TOWNSHIPS = PLACES.filter((place) => place.kind === 'township');

/** What the posts are made of: whole sentences of adverts, and words from syllables of the vocabulary, the commonest far commoner than the rest. */
interface Lexicon {
  readonly burmese: readonly string[];
  readonly english: readonly string[];
  readonly companies: readonly string[];
  readonly posts: readonly JobText[];
  /** Each role's names. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/**
 * So many job posts in Burmese, English and both mixed, from a seed: titles of the vocabulary's 300 roles in all their spellings, sentences as the
 * sample posts have them, and free words (some 6,000 Burmese ones of one to three syllables, as many English ones) in a Zipf-like order. One after the other, nothing kept.
 */
export function* writeCorpus(count: number, seed: number, now: Date): Generator<IndexedJob> {
  const lot = chance(seed);
  const lexicon = makeLexicon(lot);
  for (let number = 0; number < count; number++) yield writeJob(number, lexicon, lot, now);
}

function writeJob(number: number, lexicon: Lexicon, lot: Chance, now: Date): IndexedJob {
  const post = lot.pick(lexicon.posts);
  const role: Term = lot.percent(50) ? lot.pick(ROLES) : ROLES.find((term) => term.id === post.role) ?? lot.pick(ROLES);
  const english = !hasMyanmar(post.description);
  const mixed = lot.percent(20);
  const free = Array.from({ length: lot.between(12, 40) }, () => common(mixed ? (lot.percent(50) ? lexicon.english : lexicon.burmese) : english ? lexicon.english : lexicon.burmese, lot));
  const spelt = lot.pick(lexicon.names.get(role.id) ?? [role.en]);
  const opened = new Date(now.getTime() - lot.number() * 29 * DAY_MS);
  return {
    id: `b${String(number).padStart(11, '0')}`, role: role.id, category: role.category, place: lot.percent(70) ? post.place : lot.pick(TOWNSHIPS).id, type: post.type, pay: post.pay,
    company: `c${number % COMPANIES}`, openedAt: opened, expiresAt: new Date(opened.getTime() + 30 * DAY_MS),
    title: lot.percent(30) ? `${spelt} (${common(lexicon.burmese, lot)})` : spelt,
    body: `${lot.pick(lexicon.companies)}\n${post.description}\n${joined(free, lot)} ${lot.between(1, 99)}`,
    ...(lot.percent(1) && { featuredUntil: new Date(now.getTime() + DAY_MS) }),
  };
}

/** Burmese runs together, with a space now and then. */
function joined(words: readonly string[], lot: Chance): string {
  let text = '';
  for (const word of words) text += hasMyanmar(word) && text !== '' && !lot.percent(35) ? word : ` ${word}`;
  return text.trim();
}

/** One of a list whose n-th word is about n times rarer than its first. */
function common(words: readonly string[], lot: Chance): string {
  const at = Math.floor(words.length ** lot.number()) - 1;
  return words[Math.max(0, at)] ?? '';
}

/** In a random order: what is common among the free words is no list of jobs. */
function shuffled<T>(list: readonly T[], lot: Chance): T[] {
  return list.map((value) => ({ value, at: lot.number() })).toSorted((a, b) => a.at - b.at).map(({ value }) => value);
}

function makeLexicon(lot: Chance): Lexicon {
  const texts = [...TERMS.flatMap(termNames), ...PLACES.flatMap((place) => [place.my, place.en]), ...SECTORS.flatMap((sector) => [...sector.duties, ...sector.wanted, ...sector.companies].flat())];
  const pieces = [...new Set(texts.flatMap((text) => syllables(normalise(text))).filter(hasMyanmar))];
  const known = shuffled([...new Set(texts.flatMap((text) => normalise(text).toLowerCase().match(/[a-z]{3,}/g) ?? []))], lot);
  const burmese = Array.from({ length: WORDS }, () => Array.from({ length: lot.between(1, 3) }, () => lot.pick(pieces)).join(''));
  const english = shuffled(Array.from({ length: WORDS }, (_, at) => known[at] ?? `${lot.pick(known).slice(0, lot.between(2, 5))}${lot.pick(known).slice(-lot.between(2, 5))}`), lot);
  const companies = Array.from({ length: COMPANIES }, () => (lot.percent(50) ? `${lot.pick(burmese)}${lot.pick(burmese)}` : `${lot.pick(english)} ${lot.pick(english)} Co., Ltd.`));
  const posts = Array.from({ length: POSTS }, () => { const post = writePost(lot.pick(SECTORS), lot); return { ...post, description: normalise(post.description) }; });
  return { burmese, english, companies, posts, names: new Map(ROLES.map((role) => [role.id, termNames(role).map(normalise)])) };
}
