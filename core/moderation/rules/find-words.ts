import { hasMyanmar } from '../../text/myanmar-characters.ts';
import { compactKey, searchKey } from '../../text/search-key.ts';

/** Finds the first of some words in a text; returns it as it stands in the list. */
export type WordFinder = (text: string) => string | undefined;

/**
 * Looks for words in both languages: Burmese, which writes no spaces between words, as parts of the text; Latin ones as whole words.
 * Spelling variants, case, spacing and digits' scripts do not matter.
 */
export function wordFinder(words: readonly string[]): WordFinder {
  const burmese = words.filter(hasMyanmar).map((word) => [compactKey(word), word] as const);
  const latin = words.filter((word) => !hasMyanmar(word)).map((word) => [latinKey(word), word] as const);
  return (text) => {
    const compact = compactKey(text);
    const spaced = latinKey(text);
    return burmese.find(([key]) => compact.includes(key))?.[1] ?? latin.find(([key]) => spaced.includes(key))?.[1];
  };
}

function latinKey(text: string): string {
  return ` ${searchKey(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `;
}
