import { BoundedCache } from './bounded-cache.ts';
import { readings, writings } from './convert-zawgyi.ts';
import { splitText } from './cut-text.ts';
import { hasMyanmar } from './myanmar-characters.ts';
import { normalise } from './normalise.ts';
import { syllables } from './syllables.ts';

const PHRASES_MAX = 8_000;
/** Longer phrases are written in pieces: the converters' time grows with the square of the length. */
const PIECE_LENGTH_MAX = 120;

/** A phrase: Myanmar characters up to a space, a sentence mark or anything that is not Myanmar. */
const PHRASE = /[\u1000-\u1049\u104c-\u109f]+/g;

const phrases = new BoundedCache<string, string>(PHRASES_MAX);

/**
 * A stored (normalised Unicode) text for a Zawgyi reader, to be called at the very edge on every string that such a reader
 * gets. Every phrase is checked: both converters must read it back as it was; where one of them does not, another writing is
 * tried, down to syllable by syllable. Latin, digits, links, emoji and line breaks pass untouched.
 */
export function toZawgyi(text: string): string {
  if (!hasMyanmar(text)) return text;
  return text.replace(PHRASE, (phrase) => piecesOf(phrase).map((piece) => phrases.take(piece, () => writePhrase(piece))).join(''));
}

function piecesOf(phrase: string): string[] {
  return phrase.length <= PIECE_LENGTH_MAX ? [phrase] : splitText(phrase, PIECE_LENGTH_MAX, 'utf16');
}

function writePhrase(phrase: string): string {
  const wanted = normalise(phrase);
  const [first = phrase, ...others] = writings(phrase);
  let half: string | undefined;
  for (const written of [first, ...others]) {
    const read = readings(written).filter((reading) => reading === wanted).length;
    if (read === 2) return written;
    if (read === 1) half ??= written;
  }
  const parts = syllables(phrase);
  return half ?? (parts.length > 1 ? parts.map(writePhrase).join('') : first);
}
