import tools from 'myanmar-tools';
import rabbit from 'rabbit-node';
import { BoundedCache } from '../../core/text/bounded-cache.ts';
import type { ShownText } from './drawing/shown.ts';

/** How a phone stores and draws Burmese: by the Unicode standard, or by the Zawgyi font. */
export type Encoding = 'unicode' | 'zawgyi';

interface Styled {
  readonly text: string;
  readonly bold?: readonly { readonly offset: number; readonly length: number }[];
}

const detector = new tools.ZawgyiDetector();
const converter = new tools.ZawgyiConverter();
const BURMESE = /[\u1000-\u109f]/;
/** A four that stands alone: myanmar-tools takes it for the letter that looks like it. */
const FOUR = /(၄(?![\u1000-\u103f\u104a-\u109f]))/;

/**
 * What a phone of this encoding shows for these bytes. No Zawgyi font is installed anywhere any more, so a Zawgyi phone's
 * picture is made by reading the bytes as Zawgyi and drawing the result in Unicode: Zawgyi text reads well, Unicode text comes
 * out garbled, as it did on those phones. A Unicode phone draws Zawgyi bytes as they are, which is the same accident mirrored.
 */
export function showText(styled: Styled, encoding: Encoding): ShownText {
  const { text } = styled;
  const asZawgyi = BURMESE.test(text) ? readZawgyi(text) : text;
  if (asZawgyi === text) return { runs: runsOf(styled, (part) => part) };
  const isZawgyi = detector.getZawgyiProbability(text) > 0.5;
  if (encoding === 'unicode') return { runs: runsOf(styled, (part) => part), ...(isZawgyi && { as: 'garbled' }) };
  return { runs: runsOf(styled, readZawgyi), as: isZawgyi ? 'zawgyi' : 'garbled' };
}

/** A phone is drawn again with every event, and most of its texts stay. */
const read = new BoundedCache<string, string>(4_000);

function readZawgyi(text: string): string {
  return read.take(text, () => text.split(FOUR).map((part) => (part === '၄' ? part : converter.zawgyiToUnicode(part))).join(''));
}

/** The bytes that a phone of this encoding sends when a person types this (the playground's own keyboard is Unicode). */
export function typeText(text: string, encoding: Encoding): string {
  if (encoding === 'unicode' || !BURMESE.test(text)) return text;
  return detector.getZawgyiProbability(text) > 0.95 ? text : rabbit.uni2zg(text);
}

/** Cuts at the borders of bold before converting, because converting moves offsets. */
function runsOf(styled: Styled, convert: (part: string) => string): ShownText['runs'] {
  const runs: { text: string; bold?: boolean }[] = [];
  let from = 0;
  for (const { offset, length } of styled.bold ?? []) {
    if (offset > from) runs.push({ text: convert(styled.text.slice(from, offset)) });
    runs.push({ text: convert(styled.text.slice(offset, offset + length)), bold: true });
    from = offset + length;
  }
  if (from < styled.text.length || runs.length === 0) runs.push({ text: convert(styled.text.slice(from)) });
  return runs;
}
