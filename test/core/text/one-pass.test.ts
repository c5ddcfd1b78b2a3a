import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLACES } from '../../../core/places/place.ts';
import { convertFully } from '../../../core/text/convert-zawgyi.ts';
import { isNormal } from '../../../core/text/is-normal.ts';
import { hasMyanmar } from '../../../core/text/myanmar-characters.ts';
import { normalise, normaliseFully } from '../../../core/text/normalise.ts';
import { cutByPattern, syllables } from '../../../core/text/syllables.ts';
import { toZawgyi } from '../../../core/text/to-zawgyi.ts';
import { convertClusters } from '../../../core/text/zawgyi-clusters.ts';
import { TERMS } from '../../../core/vocabulary/vocabulary.ts';
import { property } from '../../support/property.ts';
import { anyText, burmeseText, burmeseWords, zawgyiText } from './text-arbitraries.ts';

const WORDS = [...PLACES.flatMap((place) => [place.my, ...place.aliases]), ...TERMS.flatMap((term) => [term.my, ...term.synonyms])];

describe('a text that is normal already', () => {
  property('is left alone by every step of normalising', fc.oneof(burmeseWords, burmeseText, anyText), (text) => {
    if (isNormal(text)) expect(normaliseFully(text)).toBe(text);
  });

  test('is what most words are', () => {
    const words = WORDS.filter(hasMyanmar).map(normalise);
    expect(words.filter((word) => !isNormal(word))).toEqual([]);
  });

  test.each(['ဉီး', 'ဥာဏ်', 'စျေး', 'ကုိ', ' က', 'က ', 'က  က', '၅', '5ဝ', '၅ ဝဝဝ', '5 ဝ', 'ယောက်ျား', 'ကျွန်ုပ်', '\u102d', 'a\u200b', 'က\n\n\nက', '္က', 'က္'])('is not %j', (text) => {
    expect(isNormal(text)).toBe(normaliseFully(text) === text && isNormal(text));
    if (isNormal(text)) expect(normaliseFully(text)).toBe(text);
  });
});

describe('syllables in one pass', () => {
  property('are those of the pattern', fc.oneof(burmeseWords, burmeseText, anyText, zawgyiText), (text) => {
    expect(syllables(text)).toEqual(cutByPattern(text));
  });
});

describe('Zawgyi in one pass', () => {
  property('is what the measured converter makes of it', zawgyiText, (text) => {
    const converted = convertClusters(text);
    if (converted !== undefined) expect(normalise(converted)).toBe(normalise(convertFully(text)));
  });

  test('is nearly every word that a Zawgyi keyboard writes', () => {
    const written = WORDS.filter(hasMyanmar).map(toZawgyi);
    const others = written.filter((word) => convertClusters(word) === undefined);
    expect(others.length).toBeLessThan(written.length / 20);
    expect(written.filter((word) => normalise(convertClusters(word) ?? '') !== normalise(convertFully(word)) && !others.includes(word))).toEqual([]);
  });

  test.each([['a mark without a letter', '\u103a'], ['two of one mark', 'က\u103a\u103a'], ['a joiner', 'က\u200dခ'], ['a kinzi behind a vowel', 'ကာ\u1064']])('leaves %s to it', (_name, text) => {
    expect(convertClusters(text)).toBeUndefined();
  });
});
