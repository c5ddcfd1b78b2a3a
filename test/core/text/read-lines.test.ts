import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLines } from '../../../core/text/read-lines.ts';
import { property } from '../../support/property.ts';

async function linesOf(bytes: Buffer, chunk = bytes.length || 1): Promise<string[]> {
  const chunks = async function* (): AsyncGenerator<Buffer> {
    for (let from = 0; from < bytes.length; from += chunk) yield bytes.subarray(from, from + chunk);
  };
  return Array.fromAsync(readLines(chunks()));
}

describe('lines of bytes', () => {
  test('end with a line feed, and with nothing else that may stand inside a sentence', async () => {
    const text = 'one\u2028still one\r\ntwo\rstill two\n\nlast\u0085\u2029\v';
    expect(await linesOf(Buffer.from(text))).toEqual(['one\u2028still one', 'two\rstill two', '', 'last\u0085\u2029\v']);
  });

  test('a last line end begins no line; a byte order mark and broken bytes are no characters', async () => {
    expect(await linesOf(Buffer.from('\ufeffa\nb\n'))).toEqual(['a', 'b']);
    expect(await linesOf(Buffer.from([0x61, 0xff, 0x0a]))).toEqual(['a\ufffd']);
    expect(await linesOf(Buffer.alloc(0))).toEqual([]);
  });

  property('are the same however the bytes arrive', fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 7 }), async (text, chunk) => {
    const bytes = Buffer.from(text.toWellFormed());
    expect(await linesOf(bytes, chunk)).toEqual(await linesOf(bytes));
  });
});
