import type { Language } from '../language/language.ts';
import { normalise } from './normalise.ts';
import { toUnicode } from './to-unicode.ts';

/** A longer message is cut before anything looks at it: nothing a person means to say here is longer. */
export const TEXT_MAX = 4_096;

/**
 * What a person typed, as stored Unicode: by their own choice of encoding, otherwise, for 21 characters and more, by detection.
 * `heard` tells how it was read.
 */
export function readText(raw: string, language: Language | undefined): { text: string; heard: 'unicode' | 'zawgyi' } {
  const bounded = raw.slice(0, TEXT_MAX).toWellFormed();
  const text = toUnicode(bounded, language === 'zg');
  return { text, heard: text === normalise(bounded) ? 'unicode' : 'zawgyi' };
}
