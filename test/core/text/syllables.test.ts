import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutText, measureText, splitText } from '../../../core/text/cut-text.ts';
import { syllables } from '../../../core/text/syllables.ts';
import { property } from '../../support/property.ts';
import { anyText, burmeseText } from './text-arbitraries.ts';

describe('syllables', () => {
  test.each([
    ['မင်္ဂလာပါ', 'မင်္ဂ|လာ|ပါ'],
    ['ကျွန်ုပ်', 'ကျွန်ုပ်'],
    ['ယောက်ျား', 'ယောက်ျား'],
    ['သတ္တဝါ', 'သတ္တ|ဝါ'],
    ['ခွင့်', 'ခွင့်'],
    ['လစာ၅သိန်း', 'လ|စာ|၅|သိန်း'],
    ['HR အလုပ်', 'HR| |အ|လုပ်'],
    ['500k', '500k'],
    ['👩‍💼🇲🇲ok', '👩‍💼|🇲🇲|ok'],
  ])('%s', (text, wanted) => {
    expect(syllables(text.normalize('NFC')).join('|')).toBe(wanted.normalize('NFC'));
  });

  property('joined are the text', fc.oneof(anyText, burmeseText), (text) => {
    expect(syllables(text).join('')).toBe(text);
  });
});

describe('cutting', () => {
  test('never leaves half a syllable', () => {
    expect(cutText('ကျွန်တော် ရန်ကုန်', 9, 'utf16')).toBe('ကျွန်…');
  });

  test('leaves a text that fits', () => {
    expect(cutText('ရန်ကုန်', 7, 'utf16')).toBe('ရန်ကုန်');
  });

  test('counts bytes where the channel does', () => {
    expect(cutText('ရန်ကုန်', 20, 'bytes')).toBe('ရန်…');
  });

  test('cuts a link that is longer than the room', () => {
    expect(cutText('a'.repeat(50), 10, 'utf16')).toBe(`${'a'.repeat(9)}…`);
  });

  property('keeps to the room in every unit', fc.oneof(anyText, burmeseText), fc.nat({ max: 40 }), fc.constantFrom('utf16', 'bytes', 'codePoints'), (text, max, unit) => {
    expect(measureText(cutText(text, max, unit), unit)).toBeLessThanOrEqual(max);
  });

  property('splitting loses nothing but white space, and every piece fits', fc.oneof(anyText, burmeseText), fc.integer({ min: 8, max: 40 }), (text, max) => {
    const pieces = splitText(text, max, 'utf16');
    expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    expect(pieces.every((piece) => piece.length <= max)).toBe(true);
  });
});
