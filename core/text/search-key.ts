import { isNormal } from './is-normal.ts';
import { hasMyanmar } from './myanmar-characters.ts';
import { normalise } from './normalise.ts';

/** What folding the spelling changes: without any of it a normal text in lower case is its own key. */
const VARIANT = /[\u102b\u103f\u1029\u104a\u104b]|\u101e\u103c/;
const SENTENCE_MARK = /[\u104a\u104b]/;
const NOT_LOWER = /[A-Z\u0080-\u0fff\u1050-\uffff]/;
const MORE_THAN_AA = /[\u103f\u1029]|\u101e\u103c/;

/**
 * The form in which texts are compared: normalised, lower case, spelling variants folded (`ါ`/`ာ`, `ဿ`/`သ္သ`, `သြ`/`ဩ`),
 * `၊` and `။` as spaces. Two texts that a reader takes for the same have the same key. Idempotent; never shown to anyone.
 */
export function searchKey(text: string): string {
  const stored = normalise(text);
  const lower = NOT_LOWER.test(stored) ? stored.toLowerCase() : stored;
  if (!VARIANT.test(lower) && isNormal(lower)) return lower;
  if (!isNormal(lower)) return hasMyanmar(lower) ? foldSpelling(lower) : normalise(lower);
  return MORE_THAN_AA.test(lower) ? foldSpelling(lower) : foldOften(lower);
}

/** The key without spaces, hyphens and punctuation: names are compared so (`Hlaing Thar Yar` = `hlaingtharyar`). */
export function compactKey(text: string): string {
  return searchKey(text).replace(/[^\p{L}\p{M}\p{N}+#]+/gu, '');
}

/** The two foldings that most texts need and no more. */
function foldOften(text: string): string {
  const short = text.replaceAll('\u102b', '\u102c');
  const folded = SENTENCE_MARK.test(short) ? short.replace(/ ?[\u104a\u104b][\u104a\u104b ]*/g, ' ').trim() : short;
  return isNormal(folded) ? folded : foldSpelling(text);
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
