import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText, TEXT_MAX } from '../../../core/encoding/read-text.ts';
import { convertFully } from '../../../core/text/convert-zawgyi.ts';
import { cutText, measureText, splitText, type TextUnit } from '../../../core/text/cut-text.ts';
import { hasMyanmar } from '../../../core/text/myanmar-characters.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { parsePay } from '../../../core/text/parse-pay.ts';
import { parsePhone } from '../../../core/text/phone.ts';
import { searchKey } from '../../../core/text/search-key.ts';
import { syllables } from '../../../core/text/syllables.ts';
import { toZawgyi } from '../../../core/text/to-zawgyi.ts';
import { wordUnits } from '../../../core/text/word-units.ts';
import { PLACES } from '../../../core/places/place.ts';
import { TERMS } from '../../../core/vocabulary/vocabulary.ts';
import { property } from '../../support/property.ts';
import { anyText, burmeseText, burmeseWords, zawgyiText } from './text-arbitraries.ts';

const LONG = 200_000;
const UNITS_MAX = 4_000;
const text = fc.oneof(anyText, burmeseText, burmeseWords, zawgyiText);
const unit = fc.constantFrom<TextUnit>('utf16', 'bytes', 'codePoints');

const BAD: readonly (readonly [string, string])[] = [
  ['200,000 characters', 'က'.repeat(LONG)],
  ['200,000 Zawgyi characters', 'ေၾကာင္း '.repeat(LONG / 8)],
  ['ten thousand combining signs', `က${'\u102f'.repeat(10_000)}`],
  ['ten thousand signs of Latin', `a${'\u0301'.repeat(10_000)}`],
  ['ten thousand viramas', '\u1039'.repeat(10_000)],
  ['only marks', '\u103a\u1037\u102d'.repeat(100)],
  ['only emoji', '👩‍💼🇲🇲😀'.repeat(500)],
  ['broken surrogates', '\ud83d'.repeat(500) + 'က' + '\udc00'.repeat(500)],
  ['right-to-left overrides', '\u202eကခဂ\u202c\u2066abc\u2069'.repeat(200)],
  ['regex bait', `${'(a+)+'.repeat(200)}${'0'.repeat(2_000)}!`],
  ['a long number with wa', `၅${'ဝ'.repeat(5_000)}`],
  ['an operator', '{"$where":"while(1){}"} $where'],
  ['Zawgyi inside Unicode', `${'အလုပ်ရှာ'.repeat(20)}${'အလုပ္ရွာ'.repeat(20)}`],
  ['a pasted page', '<p>အလုပ်ခေါ်စာ</p>\n\n\n'.repeat(1_000)],
];

describe('whatever is sent', () => {
  test.each(BAD)('%s: is read within bounds, as normal text, its pieces whole', (_name, raw) => {
    const read = readText(raw, {}).text;
    expect(read.length).toBeLessThanOrEqual(4 * TEXT_MAX);
    expect(normalise(read)).toBe(read);
    expect(syllables(read).join('')).toBe(read);
    expect(searchKey(searchKey(read))).toBe(searchKey(read));
    expect(wordUnits(raw).length).toBeLessThanOrEqual(UNITS_MAX);
    expect(parsePay(raw.slice(0, 5_000)).ok).toBe(false);
    expect(parsePhone(raw.slice(0, 5_000))).toBeUndefined();
  });

  test('a text of 200,000 characters is split into no more pieces than it fills', () => {
    const pieces = splitText('ကျွန်တော် '.repeat(LONG / 10), 4_096, 'utf16');
    expect(pieces.length).toBeLessThanOrEqual(Math.ceil(LONG / 2_048));
    expect(pieces.every((piece) => piece.length <= 4_096)).toBe(true);
  });
});

describe('cutting', () => {
  property('leaves whole syllables, whatever the unit', text, fc.integer({ min: 4, max: 60 }), unit, (whole, max, by) => {
    const cut = cutText(whole, max, by);
    if (cut === whole) return;
    const kept = cut.replace(/…$/, '');
    const ends = new Set<string>(['']);
    let before = '';
    for (const part of syllables(whole)) ends.add((before += part).trimEnd());
    const [first = ''] = syllables(whole);
    expect(ends.has(kept) || measureText(first, by) > max - measureText('…', by)).toBe(true);
  });

  property('splits at syllables, losing nothing but white space at the seams', text, fc.integer({ min: 12, max: 60 }), unit, (whole, max, by) => {
    const pieces = splitText(whole, max, by);
    expect(pieces.join('').replaceAll(/\s/g, '')).toBe(whole.replaceAll(/\s/g, ''));
    expect(pieces.every((piece) => measureText(piece, by) <= max)).toBe(true);
  });
});

describe('there and back', () => {
  test('every word of the vocabulary and every place has the same key after Zawgyi', () => {
    const words = [...PLACES.flatMap((place) => [place.my, ...place.aliases]), ...TERMS.flatMap((term) => [term.my, ...term.synonyms])].filter(hasMyanmar);
    expect(words.filter((word) => searchKey(normalise(convertFully(toZawgyi(normalise(word))))) !== searchKey(word))).toEqual([]);
    expect(words.filter((word) => searchKey(readText(toZawgyi(normalise(word)), { language: 'zg' }).text) !== searchKey(word))).toEqual([]);
  });

  property('the key is NFC and does not change when it is made again', text, (whole) => {
    const key = searchKey(whole);
    expect(key.normalize('NFC')).toBe(key);
    expect(searchKey(key)).toBe(key);
  });
});
