import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { property } from '../../support/property.ts';
import { layOut } from './button-layout.ts';
import { plainButtonText } from './button-html.ts';
import { asciiJson, tokenSource, withToken } from './wire.ts';

const cells = fc.array(fc.record({ columns: fc.integer({ min: 1, max: 6 }), rows: fc.integer({ min: 1, max: 7 }) }), { maxLength: 30 });

describe('the wire', () => {
  property('JSON with escapes is ASCII and means the same', fc.string({ unit: 'binary' }), text => {
    const json = asciiJson({ text });
    expect(json).toMatch(/^[\x00-\x7f]*$/);
    expect(JSON.parse(json)).toEqual({ text });
  });

  it('writes the token as a bare integer between the fields', () => {
    expect(withToken({ event: 'seen' }, '4912661846655238145', { user_id: 'ကျ' })).toBe(
      '{"event":"seen","message_token":4912661846655238145,"user_id":"\\u1000\\u103b"}',
    );
    expect(withToken({ status: 0 }, undefined, {})).toBe('{"status":0}');
  });

  property('tokens grow and keep 19 digits', fc.integer({ min: 2, max: 50 }), count => {
    const next = tokenSource(Math.random);
    const tokens = Array.from({ length: count }, next);
    expect(tokens.every(token => /^\d{19}$/.test(token))).toBe(true);
    expect([...new Set(tokens)].sort()).toEqual(tokens);
  });

  property('buttons never overlap, never leave the width, never cross a card', cells, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 7 }), (asked, width, pageRows) => {
    const taken = new Set<string>();
    layOut(asked, width, pageRows).forEach(({ x, y, page }, index) => {
      const rows = Math.min(asked[index]?.rows ?? 1, pageRows);
      const columns = Math.min(asked[index]?.columns ?? 1, width);
      expect(x + columns).toBeLessThanOrEqual(width);
      expect(Math.floor((y + rows - 1) / pageRows)).toBe(page);
      for (let row = y; row < y + rows; row += 1) for (let column = x; column < x + columns; column += 1) taken.add(`${row}:${column}`);
    });
    const area = asked.reduce((sum, cell) => sum + Math.min(cell.rows, pageRows) * Math.min(cell.columns, width), 0);
    expect(taken.size).toBe(area);
  });

  property('an escaped label reads as it was written', fc.string({ unit: 'grapheme' }), text => {
    const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    expect(plainButtonText(escaped)).toBe(text);
  });
});
