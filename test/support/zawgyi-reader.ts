import { zawgyiToUnicode } from '../../core/text/convert-zawgyi.ts';
import { zawgyiProbability } from '../../core/text/detect-zawgyi.ts';
import { countMyanmar, hasMyanmar } from '../../core/text/myanmar-characters.ts';
import { normalise } from '../../core/text/normalise.ts';
import { toZawgyi } from '../../core/text/to-zawgyi.ts';

/** From so many Myanmar characters a text must be recognised as Zawgyi for certain (issue 3 §1, "Encoding"). */
const LONG = 21;

/** What is wrong with a text that a Zawgyi reader got; `undefined` when they read it as it was meant. */
export function zawgyiFault(text: string): string | undefined {
  if (!hasMyanmar(text)) return undefined;
  const back = normalise(zawgyiToUnicode(text));
  const survives = tidy(toZawgyi(back)) === tidy(text);
  const probability = zawgyiProbability(text);
  if ((survives && probability > (countMyanmar(text) >= LONG ? 0.95 : 0.5)) || isNeutral(text)) return undefined;
  return survives ? `is Unicode (${probability.toFixed(3)}): ${text}` : `does not survive the way back: ${text} → ${back} → ${toZawgyi(back)}`;
}

/** Written alike in both encodings; asked last, because writing what is Zawgyi already costs a hundred times the rest. */
function isNeutral(text: string): boolean {
  return tidy(toZawgyi(text)) === tidy(text);
}

/** Digits and white space are folded by normalising, and are the same in both encodings. */
function tidy(text: string): string {
  return text.replace(/[\u1040-\u1049]/g, (digit) => String(digit.charCodeAt(0) - 0x1040)).replace(/\s+/g, ' ').trim();
}
