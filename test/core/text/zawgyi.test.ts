import { describe, expect, test } from 'vitest';
import { PLACES } from '../../../core/places/place.ts';
import { readings, zawgyiToUnicode } from '../../../core/text/convert-zawgyi.ts';
import { detectZawgyi, zawgyiProbability } from '../../../core/text/detect-zawgyi.ts';
import { hasMyanmar } from '../../../core/text/myanmar-characters.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { toUnicode } from '../../../core/text/to-unicode.ts';
import { toZawgyi } from '../../../core/text/to-zawgyi.ts';
import { TERMS, categories } from '../../../core/vocabulary/vocabulary.ts';
import { property } from '../../support/property.ts';
import { anyText } from './text-arbitraries.ts';

const WORDS = [
  ...PLACES.flatMap((place) => [place.my, ...place.aliases]),
  ...TERMS.flatMap((term) => [term.my, ...term.synonyms]),
  ...categories().map((category) => category.my),
].filter(hasMyanmar).map(normalise);

const SENTENCE = 'မိတ်ဆွေ အလုပ်ရှာနေပါသလား၊ ဒီမှာ ရှာကြည့်ပါ။';

describe('what a person sent', () => {
  test.each([
    ['long Zawgyi of a member who never chose', 'အလုပ္ရွာေနပါတယ္ ရန္ကုန္မွာ', false, 'အလုပ်ရှာနေပါတယ် ရန်ကုန်မှာ'],
    ['short Zawgyi of a Zawgyi reader', 'အလုပ္', true, 'အလုပ်'],
    ['long Unicode of a Zawgyi reader', SENTENCE, true, SENTENCE],
    ['a Pali name that looks like Zawgyi', 'မိတ္ထီလာ', true, 'မိတ္ထီလာ'],
    ['a Pali name with a role', 'မိတ္ထီလာမှာ ယာဉ်မောင်း', true, 'မိတ္ထီလာမှာ ယာဉ်မောင်း'],
    ['a neutral word', 'ကား', true, 'ကား'],
    ['digits only', '၀၉၇၇၇၁၂၃၄၅၆', true, '09777123456'],
    ['a four before a word', '၄ သိန္း', true, '4 သိန်း'],
    ['the sign that looks like a four', '၄င္း', true, '၎င်း'],
    ['English', 'driver job in yangon, 4 lakhs', true, 'driver job in yangon, 4 lakhs'],
    ['nothing', '', true, ''],
    ['a link and an emoji inside Zawgyi', 'အလုပ္ရွာေနပါတယ္ 👩‍💼 https://example.com/a?b=1', false, 'အလုပ်ရှာနေပါတယ် 👩‍💼 https://example.com/a?b=1'],
  ])('%s', (_name, raw, readerIsZawgyi, stored) => {
    expect(toUnicode(raw, readerIsZawgyi)).toBe(stored);
  });

  test('a short text alone never convinces, and an empty one has no probability', () => {
    expect(detectZawgyi('အလုပ္')).toBe(false);
    expect(zawgyiProbability('၁၂၃')).toBe(0);
    expect(zawgyiProbability('')).toBe(0);
  });
});

describe('what a Zawgyi reader gets', () => {
  test('both converters read every word of the vocabulary and every place back as it was', () => {
    const lost = WORDS.filter((word) => !readings(toZawgyi(word)).every((reading) => reading === word));
    expect(lost).toEqual([]);
  });

  test('comes back the same through our own door', () => {
    const lost = WORDS.filter((word) => toUnicode(toZawgyi(word), true) !== word && zawgyiProbability(toZawgyi(word)) > 0.5);
    expect(lost).toEqual([]);
  });

  test('a sentence detects as Zawgyi and comes back', () => {
    expect(detectZawgyi(toZawgyi(SENTENCE))).toBe(true);
    expect(toUnicode(toZawgyi(SENTENCE), false)).toBe(SENTENCE);
  });

  test.each([
    ['အင်္ဂလိပ် 👩‍💼 https://example.com/ok?x=1\nစျေး CV', 'အဂၤလိပ္ 👩‍💼 https://example.com/ok?x=1\nေစ်း CV'],
    ['ဇော်ဂျီ', 'ေဇာ္ဂ်ီ'],
    ['plain', 'plain'],
  ])('touches nothing but Myanmar letters: %s', (unicode, zawgyi) => {
    expect(toZawgyi(unicode)).toBe(zawgyi);
  });

  property('text without Myanmar letters passes in both directions', anyText.filter((text) => !hasMyanmar(text)), (text) => {
    expect(toZawgyi(text)).toBe(text);
    expect(zawgyiToUnicode(text)).toBe(text);
  });
});
