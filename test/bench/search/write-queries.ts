import type { IndexedJob } from '../../../core/search/index/job-index.ts';
import { PLACES } from '../../../core/places/place.ts';
import { syllables } from '../../../core/text/syllables.ts';
import { hasMyanmar } from '../../../core/text/myanmar-characters.ts';
import { TERMS, termNames } from '../../../core/vocabulary/vocabulary.ts';
import type { Chance } from '../../playground/sample/random.ts';

const ROLES = TERMS.filter((term) => term.kind === 'role');
const TOWNSHIPS = PLACES.filter((place) => place.kind !== 'state');
const SYLLABLES_MAX = 4;

/** A sentence as people type it into a search: a role, mostly with a place, sometimes with a pay; a place alone; words out of some post. */
export function writeSentence(posts: readonly IndexedJob[], lot: Chance): string {
  const role = lot.pick(termNames(lot.pick(ROLES)));
  const place = lot.pick(TOWNSHIPS);
  const where = hasMyanmar(role) ? place.my : place.en;
  const pay = hasMyanmar(role) ? `${lot.between(2, 9)} သိန်း` : `${lot.between(2, 9)} lakhs`;
  const kind = lot.between(1, 10);
  if (kind <= 3) return `${role} ${where}`;
  if (kind <= 5) return `${role} ${where} ${pay}`;
  if (kind === 6) return role;
  if (kind === 7) return where;
  return wordsOf(lot.pick(posts), lot);
}

/** Some neighbouring words of a post as they stand in it: one to four syllables of a Burmese word, or one to two English words. */
export function wordsOf(post: IndexedJob, lot: Chance): string {
  const lines = `${post.title}\n${post.body}`.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line));
  const words = lot.pick(lines).split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));
  const at = lot.between(0, words.length - 1);
  const word = words[at] ?? '';
  if (!hasMyanmar(word)) return words.slice(at, at + lot.between(1, 2)).join(' ');
  const parts = syllables(word);
  const from = lot.between(0, Math.max(0, parts.length - 2));
  const cut = parts.slice(from, from + lot.between(1, SYLLABLES_MAX)).join('');
  return /[\p{L}\p{N}]/u.test(cut) ? cut : word;
}
