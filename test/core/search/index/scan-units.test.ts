import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnitScanner } from '../../../../core/search/index/scan-units.ts';
import { TextLines, type StoredText } from '../../../../core/search/index/text-lines.ts';
import { UnitTable } from '../../../../core/search/index/unit-table.ts';
import { normalise } from '../../../../core/text/normalise.ts';
import { wordUnits } from '../../../../core/text/word-units.ts';
import { PLACES } from '../../../../core/places/place.ts';
import { TERMS, termNames } from '../../../../core/vocabulary/vocabulary.ts';
import { property } from '../../../support/property.ts';

function scanned(text: StoredText): string[] {
  const [lines, table, found]: [TextLines, UnitTable, string[]] = [new TextLines(), new UnitTable(), []];
  const scanner = new UnitScanner(table);
  lines.load(text);
  while (lines.next()) {
    scanner.scan(lines);
    found.push(...Array.from(scanner.units.subarray(0, scanner.count), (unit) => table.textOf(unit < 0 ? ~unit : unit)));
  }
  return found;
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
  expect(scanned(utf8Of(Buffer.from(stored, 'utf8')))).toEqual(scanned(stored));
});

property('bytes that are no text are read with signs of replacement, as the driver reads them', fc.array(fc.oneof(fc.uint8Array({ maxLength: 4 }), fc.constantFrom('driver ', 'ယာဉ်', ' nurse', '\n', '😀', '\u07ff').map((text) => new Uint8Array(Buffer.from(text)))), { maxLength: 8 }), (pieces) => {
  const bytes = Buffer.concat(pieces);
  expect(scanned(utf8Of(bytes))).toEqual(scanned(bytes.toString('utf8')));
});

/** Among other bytes, as a text lies in a document. */
function utf8Of(bytes: Buffer): StoredText {
  return { bytes: Buffer.concat([Buffer.from('before\n'), bytes, Buffer.from(' after')]), begin: 7, end: 7 + bytes.length };
}
