import { hasMyanmar } from './myanmar-characters.ts';
import { searchKey } from './search-key.ts';
import { syllables } from './syllables.ts';

/** One piece of a text that can be looked up: a Burmese syllable, or a word or number in another script. */
export interface WordUnit {
  readonly key: string;
  /** True when it follows the unit before it without a space: only such units make a word of several syllables. */
  readonly joined: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}+#]+/gu;
const UNITS_MAX = 4_000;

/** The units of a text's search key, punctuation left out. At most 4,000, whatever was pasted. */
export function wordUnits(text: string): WordUnit[] {
  const units: WordUnit[] = [];
  for (const [word] of searchKey(text).matchAll(WORD)) {
    const parts = hasMyanmar(word) ? syllables(word) : [word];
    for (const [at, key] of parts.entries()) units.push({ key, joined: at > 0 });
    if (units.length >= UNITS_MAX) break;
  }
  return units.slice(0, UNITS_MAX);
}
