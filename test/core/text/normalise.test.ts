import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../core/text/normalise.ts';
import { searchKey } from '../../../core/text/search-key.ts';
import { TERMS } from '../../../core/vocabulary/vocabulary.ts';
import { PLACES } from '../../../core/places/place.ts';
import { property } from '../../support/property.ts';
import { anyText, burmeseText } from './text-arbitraries.ts';

describe('normalising', () => {
  test.each([
    ['wa typed for zero', '၅ဝဝဝဝဝ', '500000'],
    ['wa after a space in a number', '09 777 ဝဝ၀', '09 777 000'],
    ['wa behind a comma', '၅,ဝဝဝ', '5,000'],
    ['zero typed for wa', 'ဧရာ၀တီ', 'ဧရာဝတီ'],
    ['zero at the beginning of a word', '၀န်ထမ်း', 'ဝန်ထမ်း'],
    ['a number in front of a word with wa', '၅ဝန်ထမ်း', '5ဝန်ထမ်း'],
    ['a number that ends in wa, then a word', '၁ဝရက်', '10ရက်'],
    ['wa that closes nothing after a number and a space', '၃ ဝတီ', '3 ဝတီ'],
    ['seven typed for ra', '၇ှိ', 'ရှိ'],
    ['four typed for the word "same"', '၄င်း', '၎င်း'],
    ['a lone zero stays a zero', '၀', '0'],
    ['full-width digits', '５００', '500'],
    ['u before i', 'ကုိ', 'ကို'],
    ['a dot before the vowel', 'ခ့ဲ', 'ခဲ့'],
    ['a dot inside', 'တု့ံ', 'တုံ့'],
    ['a doubled mark', 'ကိိ', 'ကိ'],
    ['asat before the lower dot', 'ခွင\u103a\u1037', 'ခွင\u1037\u103a'],
    ['a contraction keeps its asat', 'ယောက်ျား', 'ယောက်ျား'],
    ['another contraction', 'ကျွန်ုပ်', 'ကျွန်ုပ်'],
    ['kinzi', 'အင်္ဂလိပ်', 'အင်္ဂလိပ်'],
    ['nya for u', 'ဉီး', 'ဦး'],
    ['u for nya', 'ဥာဏ်', 'ဉာဏ်'],
    ['ca and ya for jha', 'စျေး', 'ဈေး'],
    ['a zero-width space inside a word', 'စာ\u200bရင်း', 'စာရင်း'],
    ['a direction override', 'ab\u202ecd', 'abcd'],
    ['a joined emoji stays whole', '👩‍💼 ok', '👩‍💼 ok'],
    ['untidy spaces', '  a\u00a0 b \r\n\r\n\r\n c ', 'a b\n\nc'],
    ['half an emoji', 'a\ud83d', 'a\ufffd'],
  ])('%s', (_name, raw, stored) => {
    expect(normalise(raw)).toBe(stored);
  });

  test('leaves every word of the vocabulary and every place as it is written there', () => {
    const words = [...PLACES.flatMap((place) => [place.en, place.my, ...place.aliases]), ...TERMS.flatMap((term) => [term.en, term.my, ...term.synonyms])];
    const changed = words.filter((word) => normalise(word) !== word);
    expect(changed).toEqual(['စျေးကွက်ရှာဖွေရေး']); // a spelling that people type, listed as a synonym
  });

  property('is idempotent', anyText, (text) => {
    expect(normalise(normalise(text))).toBe(normalise(text));
  });

  property('is idempotent for Burmese letters in any order', burmeseText, (text) => {
    expect(normalise(normalise(text))).toBe(normalise(text));
  });

  property('gives NFC', burmeseText, (text) => {
    expect(normalise(text).normalize('NFC')).toBe(normalise(text));
  });
});

describe('the search key', () => {
  test.each([
    ['tall and short aa', 'ဓါတ်', 'ဓာတ်'],
    ['great sa', 'ပြဿနာ', 'ပြသ္သနာ'],
    ['the two ways to write August', 'သြဂုတ်', 'ဩဂုတ်'],
    ['capital letters', 'Driver', 'driver'],
    ['Burmese full stops', 'ပါ။ ရှိ', 'ပါ ရှိ'],
    ['Myanmar and Latin digits', '၅ သိန်း', '5 သိန်း'],
  ])('is one for %s', (_name, one, other) => {
    expect(searchKey(one)).toBe(searchKey(other));
  });

  property('is idempotent', fc.oneof(anyText, burmeseText), (text) => {
    expect(searchKey(searchKey(text))).toBe(searchKey(text));
  });

  property('does not depend on the order in which the marks of a syllable were typed', fc.constantFrom(
    ['က', 'ို'], ['ခ', 'ဲ့'], ['တ', 'ုံ့'], ['မ', 'ြို့'], ['က', 'ျွေး'], ['လ', 'ှိူ'], ['က', 'ော်'], ['ရ', 'ွှေ့'], ['စ', 'ို့'], ['ယ', 'ှဉ်'],
  ), fc.infiniteStream(fc.nat()), ([base, marks], random) => {
    const shuffled = [...(marks ?? '')].filter((mark) => mark >= '\u102b').map((mark) => ({ mark, at: random.next().value ?? 0 }))
      .sort((a, b) => a.at - b.at).map(({ mark }) => mark).join('');
    const tail = [...(marks ?? '')].filter((mark) => mark < '\u102b').join('');
    const straight = [...(marks ?? '')].filter((mark) => mark >= '\u102b').join('');
    expect(searchKey(`${base}${shuffled}${tail}`)).toBe(searchKey(`${base}${straight}${tail}`));
  });
});
