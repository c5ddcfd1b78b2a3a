import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLACES } from '../../../core/places/place.ts';
import { decodeQuery, encodeQuery, QUERY_BYTES_MAX } from '../../../core/search/encode-query.ts';
import { nearPlace } from '../../../core/search/near-place.ts';
import { EMPTY_QUERY, isEmptyQuery, isUnderstood, type SearchQuery } from '../../../core/search/search-query.ts';
import { shortCode } from '../../../core/search/short-codes.ts';
import { understandSentence } from '../../../core/search/understand-sentence.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { toUnicode } from '../../../core/text/to-unicode.ts';
import { toZawgyi } from '../../../core/text/to-zawgyi.ts';
import { categories, TERMS } from '../../../core/vocabulary/vocabulary.ts';
import { property } from '../../support/property.ts';
import { anyText, burmeseText } from '../text/text-arbitraries.ts';

const understood = (sentence: string): SearchQuery => understandSentence(normalise(sentence));
const lakhs = (n: number): object => ({ min: n * 100_000, period: 'month' });

const SENTENCES: readonly [string, Partial<Record<keyof SearchQuery, unknown>>][] = [
  ['စာရင်းကိုင် လှိုင်သာယာ ၅ သိန်း', { roles: ['accountant'], places: ['MM-06-hlaingtharya'], pay: lakhs(5) }],
  ['driver job yangon 4 lakhs', { roles: ['driver'], places: ['MM-06-yangon-city'], pay: lakhs(4) }],
  ['လှိုင်မှာ ကားမောင်း အလုပ်ရှာနေပါတယ်', { roles: ['driver'], places: ['MM-06-hlaing'] }],
  ['part time waiter in sanchaung', { roles: ['waiter'], places: ['MM-06-sanchaung'], types: ['part-time'] }],
  ['ကလေးထိန်း', { roles: ['nanny'] }],
  ['ယာဉ်မောင်း ရန်ကုန် သုံးသိန်းခွဲ', { roles: ['driver'], places: ['MM-06-yangon-city'], pay: lakhs(3.5) }],
  ['ညဆိုင်း လုံခြုံရေး မန္တလေး', { roles: ['security-guard'], places: ['MM-04-mandalay-city'], types: ['night-shift'] }],
  ['မင်းလှ ပဲခူး ဆရာမ', { roles: ['teacher'], places: ['MM-02-minhla'] }],
  ['toyota driver', { roles: ['driver'], words: 'toyota' }],
  ['excel ကျွမ်းကျင်', { words: 'excel' }],
  ['singapore job', { categories: ['overseas'] }],
  ['driver near tamwe', { roles: ['driver'], near: nearPlace('MM-06-tamwe') }],
  ['တာမွေ အနီးအနား', { near: nearPlace('MM-06-tamwe') }],
  ['waiter up to 3 lakhs', { roles: ['waiter'], pay: { min: 0, max: 300_000, period: 'month' } }],
  ['jobs near yangon', { places: ['MM-06-yangon-city'] }],
];

describe('a sentence', () => {
  test.each(SENTENCES)('%s', (sentence, query) => {
    expect(understood(sentence)).toEqual({ ...EMPTY_QUERY, ...query });
  });

  test.each(SENTENCES)('%s, typed in Zawgyi', (sentence, query) => {
    const sent = toZawgyi(normalise(sentence));
    expect(understandSentence(toUnicode(sent, true))).toEqual({ ...EMPTY_QUERY, ...query });
  });

  test.each(['hello', 'ဝန်ထမ်း', '🙂', ''])('%j asks for nothing', (sentence) => {
    expect(isEmptyQuery(understood(sentence))).toBe(true);
  });

  test('of unknown words is no search by itself', () => {
    expect(isUnderstood(understood('ဘာလဲ'))).toBe(false);
    expect(isUnderstood(understood('driver'))).toBe(true);
  });

  property('never throws, whatever it is', fc.oneof(anyText, burmeseText), (text) => {
    expect(understood(text).words.length).toBeLessThanOrEqual(1_500);
  });
});

describe('a query in a button', () => {
  test.each(SENTENCES)('%s survives', (sentence) => {
    const query = understood(sentence);
    expect(decodeQuery(encodeQuery(query))).toEqual(query);
  });

  test('no two ids of one kind share a code', () => {
    for (const ids of [PLACES.map((place) => place.id), categories().map((category) => category.id), TERMS.filter((term) => term.kind === 'role').map((term) => term.id)]) {
      expect(new Set(ids.map(shortCode)).size).toBe(ids.length);
    }
  });

  test('carries of a long word what fits, whole syllables; accents and words of signs alone are left out', () => {
    const word = 'မြန်မာ'.repeat(9);
    const { words } = decodeQuery(encodeQuery({ ...EMPTY_QUERY, words: word }));
    expect(word.startsWith(words) && words.endsWith('မြန်မာ')).toBe(true);
    expect(decodeQuery(encodeQuery({ ...EMPTY_QUERY, words: 'café + ှှှ ဦးလေး' })).words).toBe('cafe ဦးလေး');
    expect(encodeQuery({ ...EMPTY_QUERY, words: '工作' })).toBe(encodeQuery(EMPTY_QUERY));
  });

  property('always fits and can always be read', fc.oneof(anyText, burmeseText), (text) => {
    const code = encodeQuery(understood(`driver လှိုင် 5 lakhs ${text}`));
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(QUERY_BYTES_MAX);
    expect(code).toMatch(/^[\w.-]+$/);
    expect(decodeQuery(code).roles).toContain('driver');
  });

  property('nonsense gives some query and no error', anyText, (text) => {
    decodeQuery(text);
  });
});
