import { isKnownText } from '../vocabulary/is-known-text.ts';
import { zawgyiToUnicode } from './convert-zawgyi.ts';
import { detectZawgyi, zawgyiProbability } from './detect-zawgyi.ts';
import { hasMyanmar } from './myanmar-characters.ts';
import { normalise } from './normalise.ts';

/** Below this even a member who reads Zawgyi has plainly sent Unicode (their phone pasted it): measured < 1 % of Zawgyi. */
const PLAINLY_UNICODE = 0.01;

/**
 * What a person sent, as normalised Unicode. Names and words that are known as Unicode stay; then the member's own choice
 * decides, and without one the text itself, when it has 21 characters and more. Text without Myanmar letters is only tidied.
 */
export function toUnicode(raw: string, readerIsZawgyi: boolean): string {
  if (!hasMyanmar(raw) || !isZawgyi(raw, readerIsZawgyi)) return normalise(raw);
  return normalise(zawgyiToUnicode(raw));
}

function isZawgyi(raw: string, readerIsZawgyi: boolean): boolean {
  if (isKnownText(raw) && !(readerIsZawgyi && isKnownText(zawgyiToUnicode(raw)))) return false;
  return readerIsZawgyi ? zawgyiProbability(raw) >= PLAINLY_UNICODE : detectZawgyi(raw);
}
