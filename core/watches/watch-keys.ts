import { createHash } from 'node:crypto';
import { placeById, PLACES } from '../places/place.ts';
import { placeContains } from '../places/contain-place.ts';
import { distanceKm } from '../places/nearest-place.ts';
import type { Job } from '../jobs/job.model.ts';
import { englishStem } from '../search/match/english-stem.ts';
import { wordGroups, type WordGroup } from '../search/match/word-groups.ts';
import type { SearchQuery } from '../search/search-query.ts';
import { hasMyanmar } from '../text/myanmar-characters.ts';
import { compactKey } from '../text/search-key.ts';
import { wordUnits } from '../text/word-units.ts';
import { namedRoles } from '../vocabulary/find-roles.ts';

/** What the index of saved searches wants to know of a job. */
export type WatchedJob = Pick<Job, 'role' | 'title' | 'category' | 'place' | 'type' | 'pay' | 'description' | 'companyName'>;

/** A job as the saved searches meet it. */
export interface JobTerms {
  /** What it is: its role, the roles that its title names, its category, its words; and `*`. */
  readonly whats: readonly string[];
  /** Where it is: its place, what contains it, the parts of an undivided township; and `*`. */
  readonly wheres: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly job: WatchedJob;
}

const ANY = '*';
const WORDS_MAX = 600;

/** The terms of a job; bounded however long its text is. */
export function jobTerms(job: WatchedJob): JobTerms {
  const roles = new Set([...(job.role ? [job.role] : []), ...namedRoles(job.title).map((role) => role.id)]);
  const words = wordsOf([job.title, job.companyName, job.description].join('\n'));
  return {
    whats: [ANY, ...Array.from(roles, (role) => `r${role}`), `c${job.category}`, ...Array.from(words, (word) => `w${word}`)],
    wheres: [ANY, ...placesAround(job.place)],
    words, job,
  };
}

/** The pairs of "what" and "where" under which a search waits: a job that it could want has one of them. At most a few dozen. */
export function watchKeys(query: SearchQuery): (readonly [what: string, where: string])[] {
  const wheres = query.places.length === 0 ? [ANY] : query.places;
  return whatsOf(query).flatMap((what) => wheres.map((where) => [what, where] as const));
}

function whatsOf(query: SearchQuery): string[] {
  const named = [...query.roles.map((role) => `r${role}`), ...query.categories.map((category) => `c${category}`)];
  if (named.length > 0) return named;
  const rarest = wordGroups(query.words).flatMap(wordsOfGroup).toSorted((a, b) => b.length - a.length)[0];
  return [rarest === undefined ? ANY : `w${rarest}`];
}

/** True when all the words of a search without role and category stand in the job. */
export function hasWords(query: SearchQuery, terms: JobTerms): boolean {
  if (query.roles.length + query.categories.length > 0) return true;
  return wordGroups(query.words).every((group) => wordsOfGroup(group).every((word) => terms.words.has(word)));
}

/** The rest of what a search may ask: a limit of the pay, a distance, and what must not be. */
export function fitsRest({ near, pay, unwanted }: SearchQuery, { job, whats, wheres }: JobTerms): boolean {
  if (pay?.max !== undefined && (job.pay.min ?? 0) > pay.max) return false;
  if (near) {
    const place = placeById(job.place);
    if (!place || distanceKm(place, near.lat, near.lng) > near.km) return false;
  }
  if (!unwanted) return true;
  return !unwanted.roles.some((role) => whats.includes(`r${role}`)) && !unwanted.categories.includes(job.category)
    && !unwanted.places.some((place) => wheres.includes(place)) && !unwanted.types.includes(job.type);
}

/** The same for two posts of one employer that a reader takes for the same: title and place. */
export function postKey(job: Pick<Job, 'employer' | 'title' | 'place'>): string {
  return createHash('sha256').update(`${job.employer} ${job.place} ${compactKey(job.title)}`).digest('base64url').slice(0, 32);
}

/** A Burmese word by its pairs of neighbouring syllables, a single syllable as it is, an English word by its stem. */
function wordsOfGroup({ units, myanmar }: WordGroup): string[] {
  if (!myanmar) return units.map(englishStem);
  return units.length === 1 ? [...units] : units.slice(1).map((unit, at) => (units[at] ?? '') + unit);
}

function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  let before = '';
  for (const { key } of wordUnits(text)) {
    const myanmar = hasMyanmar(key);
    words.add(myanmar ? key : englishStem(key));
    if (myanmar && before !== '') words.add(before + key);
    before = myanmar ? key : '';
    if (words.size >= WORDS_MAX) break;
  }
  return words;
}

const around = new Map<string, readonly string[]>();

/** The places whose seekers want a job at this place: as search answers them (core/search/match/place-tables.ts). */
function placesAround(id: string): readonly string[] {
  const known = around.get(id);
  if (known) return known;
  const place = placeById(id);
  const found = place ? PLACES.filter((asked) => asked.id === id || placeContains(asked, place) || (place.kind === 'area' && placeContains(place, asked))).map((asked) => asked.id) : [];
  around.set(id, found);
  return found;
}
