import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextScanner } from '../../../../core/search/index/scan-units.ts';
import { normalise } from '../../../../core/text/normalise.ts';
import { wordUnits } from '../../../../core/text/word-units.ts';
import { PLACES } from '../../../../core/places/place.ts';
import { TERMS, termNames } from '../../../../core/vocabulary/vocabulary.ts';
import { property } from '../../../support/property.ts';

function scanned(text: string): string[] {
  const units: string[] = [];
  const scanner = new TextScanner();
  scanner.load(text);
  while (scanner.nextLine()) scanner.scan((characters, begin, length) => { units.push(String.fromCharCode(...characters.subarray(begin, begin + length))); });
  return units;
}

/** What the whole pipeline gives, without the marks that emoji leave behind. */
function expected(text: string): string[] {
  return wordUnits(text).flatMap((unit) => unit.key.match(/[^]{1,128}/g) ?? []).filter((key) => key !== '\ufe0f');
}

const NAMES = [...TERMS.flatMap(termNames), ...PLACES.flatMap((place) => [place.my, place.en, ...place.aliases])];

test('every name of the vocabulary and the gazetteer is cut as the text pipeline cuts it', () => {
  for (const name of NAMES) {
    const stored = normalise(name);
    expect(scanned(stored), name).toEqual(expected(stored));
  }
});

const PIECES = ['ကား', 'မောင်း', 'ယောက်ျား', 'ဩဂုတ်', 'သြဂုတ်', 'ပြဿနာ', 'ဝါ', '၊', '။', ' ', '\n', 'OT', 'c++', '#1', '5', '300,000', '•', '⭐️', '👨‍👩‍👧', '–', 'Café', 'ဉာဏ်', 'င်္', '့', 'ြ', 'ဦး', 'ခွင့်', '၌', '(', 'နေ့', 'ဣ', 'ၵ', 'x'.repeat(300)];

property('a stored text of any pieces is cut as the text pipeline cuts it', fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...NAMES), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 12 }), (pieces) => {
  const stored = normalise(pieces.join(''));
  expect(scanned(stored).filter((unit) => unit !== '\ufe0f')).toEqual(expected(stored));
});
