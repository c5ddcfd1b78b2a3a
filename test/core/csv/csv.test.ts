import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSV_ROWS_MAX, readCsv, readRecords } from '../../../core/csv/read-csv.ts';
import { writeCsv } from '../../../core/csv/write-csv.ts';
import { property } from '../../support/property.ts';

describe('a CSV file', () => {
  test('is read with quotes, line breaks inside them, and any line ending', () => {
    expect(readCsv('a,b\r\n"x, ""y""","two\nlines"\r\n')).toEqual([['a', 'b'], ['x, "y"', 'two\nlines']]);
    expect(readCsv('\ufeffa;b\r1;2\r')).toEqual([['a', 'b'], ['1', '2']]);
    expect(readCsv('a\tb\n\n \n1\t2')).toEqual([['a', 'b'], ['1', '2']]);
    expect(readCsv('a,b\n1,')).toEqual([['a', 'b'], ['1', '']]);
  });

  test('is refused when a quote is never closed, or when it is too long', () => {
    expect(readCsv('a,b\n"x,1')).toBeUndefined();
    expect(readCsv('a\n'.repeat(CSV_ROWS_MAX + 1))).toBeUndefined();
  });

  test('has records by the names of its columns, however they are written', () => {
    expect(readRecords('Order_Id, Amount\nx1,"50,000"')).toEqual([{ 'order id': 'x1', amount: '50,000' }]);
    expect(readRecords('')).toBeUndefined();
  });

  test('that we write runs no formula', () => {
    expect(writeCsv(['a'], [['=1+1'], [-5], ['plain'], [undefined]])).toBe('\ufeffa\r\n"\'=1+1"\r\n-5\r\nplain\r\n\r\n');
  });

  test.each(['+959777123456', '@SUM(A1)', '＝1+1', '-5', "'=1"])('keeps %s from being run, and reads it back', (text) => {
    const written = writeCsv(['a'], [[text]]);
    expect(written).toContain(`"'${text}"`);
    expect(readCsv(written)).toEqual([['a'], [text]]);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', 'က', '"', ',', ';', '\n', '1', '=', "'", '-') }).map((text) => text.trim());
  property('that we wrote reads back', fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
    expect(readCsv(writeCsv(['one', 'two', 'three'], rows))).toEqual([['one', 'two', 'three'], ...rows]);
  });
});
