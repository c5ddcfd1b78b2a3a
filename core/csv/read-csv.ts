import { FORMULA } from './write-csv.ts';

/** Rows of an uploaded file that are read at most: far above a day of any wallet. */
export const CSV_ROWS_MAX = 20_000;

/**
 * Reads comma-, semicolon- or tab-separated text (RFC 4180: quoted fields, doubled quotes, line breaks inside them; a byte-order mark and any
 * line ending; the quote that `writeCsv` put before a formula). The separator is the one that the first line has most of. Lines without any text are left out. At most
 * CSV_ROWS_MAX rows: `undefined` when there are more, or when a quote is never closed.
 */
export function readCsv(text: string): string[][] | undefined {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(plain.split('\n', 1)[0] ?? '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= plain.length) {
    const field = readField(plain, at, separator);
    if (!field) return undefined;
    row.push(withoutGuard(field.text.trim()));
    if (plain[field.end] !== separator) {
      if (row.some((each) => each !== '')) rows.push(row);
      if (rows.length > CSV_ROWS_MAX) return undefined;
      row = [];
    }
    at = field.end + 1;
  }
  return rows;
}

function withoutGuard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** The rows under a heading as records by lower-case heading: `Order Id` → `order id`. */
export function readRecords(text: string): Readonly<Record<string, string>>[] | undefined {
  const [heading, ...rows] = readCsv(text) ?? [];
  if (!heading) return undefined;
  const names = heading.map((name) => name.toLowerCase().replace(/[\s_-]+/g, ' ').trim());
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}

function separatorOf(line: string): string {
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

/** One field from `at`: its text, and where the sign after it stands; `undefined` for a quote that is never closed. */
function readField(text: string, at: number, separator: string): { text: string; end: number } | undefined {
  const begin = text.slice(at, at + 200).search(/[^ ]/) + at;
  if (text[begin] !== '"') {
    const end = endOfField(text, at, separator);
    return { text: text.slice(at, end), end };
  }
  let value = '';
  for (let from = begin + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { text: value, end: endOfField(text, quote + 1, separator) };
    value += '"';
    from = quote + 2;
  }
}

function endOfField(text: string, at: number, separator: string): number {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  return end;
}
