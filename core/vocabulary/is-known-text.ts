import { PLACES } from '../places/place.ts';
import { hasMyanmar } from '../text/myanmar-characters.ts';
import { compactKey } from '../text/search-key.ts';
import { syllables } from '../text/syllables.ts';
import { TERMS, categories } from './vocabulary.ts';

const SYLLABLES_MAX = 24;
const LENGTH_MAX = 150;

/** Little words that stand beside the known ones in a short message. */
const PARTICLES = ['မြို့', 'မြို့နယ်', 'တိုင်း', 'ပြည်နယ်', 'မှာ', 'က', 'အလုပ်', 'ရှိ', 'လား', 'ပါ', 'နဲ့', 'နှင့်', 'များ', 'တွေ'];

let known: ReadonlySet<string> | undefined;

function knownKeys(): ReadonlySet<string> {
  known ??= new Set([
    ...PLACES.flatMap((place) => [place.my, ...place.aliases]),
    ...TERMS.flatMap((term) => [term.my, ...term.synonyms]),
    ...categories().map((category) => category.my),
    ...PARTICLES,
  ].filter(hasMyanmar).map(compactKey));
  return known;
}

/**
 * True when a short text consists of names and words that we know as Unicode (`မိတ္ထီလာ`, `မိတ္ထီလာမှာ ယာဉ်မောင်း`). A detector
 * takes some stacked Pali words for Zawgyi; what this recognises is never converted (myanmar.md §1, step 3).
 */
export function isKnownText(text: string): boolean {
  if (text.length > LENGTH_MAX || !hasMyanmar(text)) return false;
  const parts = syllables(compactKey(text)).filter(hasMyanmar);
  if (parts.length === 0 || parts.length > SYLLABLES_MAX) return false;
  const reached = [true];
  for (let end = 1; end <= parts.length; end++) {
    reached[end] = reached.some((yes, from) => yes && from < end && knownKeys().has(parts.slice(from, end).join('')));
  }
  return reached[parts.length] === true;
}
