import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readings } from '../../../core/text/convert-zawgyi.ts';
import { zawgyiProbability } from '../../../core/text/detect-zawgyi.ts';
import { countMyanmar, hasMyanmar } from '../../../core/text/myanmar-characters.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { toUnicode } from '../../../core/text/to-unicode.ts';
import { toZawgyi } from '../../../core/text/to-zawgyi.ts';

const FOLDER = new URL('../../../locales/my/', import.meta.url);
/** From so many Myanmar letters a text must detect as Zawgyi. */
const DETECTED_FROM = 12;

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/\{\{[^}]*\}\}/g, 'X')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('every Burmese text of the product, for a Zawgyi reader', () => {
  test.each(readdirSync(FOLDER))('%s detects as Zawgyi and comes back the same', (file) => {
    const texts = textsOf(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))).filter(hasMyanmar);
    const lost = texts.filter((text) => {
      const written = toZawgyi(text);
      return !readings(written).every((reading) => reading === normalise(text)) || (countMyanmar(text) >= DETECTED_FROM && toUnicode(written, true) !== normalise(text));
    });
    expect(lost).toEqual([]);
    const taken = texts.filter((text) => countMyanmar(text) >= DETECTED_FROM && toZawgyi(text) !== text && zawgyiProbability(toZawgyi(text)) <= 0.95);
    expect(taken).toEqual([]);
  });
});
