import { hasMyanmar } from './myanmar-characters.ts';
import { normalise } from './normalise.ts';

/**
 * The form in which texts are compared: normalised, lower case, spelling variants folded (`ါ`/`ာ`, `ဿ`/`သ္သ`, `သြ`/`ဩ`),
 * `၊` and `။` as spaces. Two texts that a reader takes for the same have the same key. Idempotent; never shown to anyone.
 */
export function searchKey(text: string): string {
  const lower = normalise(text).toLowerCase();
  return hasMyanmar(lower) ? foldSpelling(lower) : normalise(lower);
}

/** The key without spaces, hyphens and punctuation: names are compared so (`Hlaing Thar Yar` = `hlaingtharyar`). */
export function compactKey(text: string): string {
  return searchKey(text).replace(/[^\p{L}\p{M}\p{N}+#]+/gu, '');
}

function foldSpelling(text: string): string {
  const folded = text
    .replace(/\u102b/g, '\u102c')
    .replace(/\u103f/g, '\u101e\u1039\u101e')
    .replace(/\u101e\u103c\u1031\u102c\u103a/g, '\u102a')
    .replace(/\u101e\u103c/g, '\u1029')
    .replace(/\u1029\u1031\u102c\u103a/g, '\u102a')
    .replace(/[\u104a\u104b]/g, ' ');
  return normalise(folded);
}
