import { normalise } from '../text/normalise.ts';
import { wordUnits } from '../text/word-units.ts';

/** A syllable or word of a sentence. */
export interface SentenceUnit {
  readonly key: string;
  /** Follows the unit before it without a space. */
  readonly joined: boolean;
  /** Which part of the sentence it stands in, parts being divided by commas, full stops and lines. */
  readonly clause: number;
  /** Written in capitals (`HR`, `ME`): tells an abbreviation from a word. */
  readonly capitals: boolean;
}

/** `don't` is one word: `dont`. */
const CONTRACTION = /([a-z])['’`](?=(?:t|m|s|re|ve|ll|d)(?![a-z]))/giu;
const UNITS_MAX = 240;
const CLAUSES = /[,.;:!?()[\]|\n၊။•*=]+(?=\s|$|[^\d])|\s[-–—]\s/u;

/** The units of a normalised sentence, at most 240. */
export function sentenceUnits(sentence: string): SentenceUnit[] {
  const units: SentenceUnit[] = [];
  for (const [clause, text] of normalise(sentence).replace(CONTRACTION, '$1').split(CLAUSES).entries()) {
    const capitals = new Set(text.match(/(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])/g)?.map((word) => word.toLowerCase()));
    for (const { key, joined } of wordUnits(text)) {
      if (units.length >= UNITS_MAX) return units;
      units.push({ key, joined, clause, capitals: capitals.has(key) });
    }
  }
  return units;
}
