/** How a text begins that a spreadsheet may run as a formula, full-width signs included; also with a quote that is not ours in front. */
export const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as CSV (RFC 4180, CRLF, with a byte-order mark so that spreadsheets read Burmese). A text that a spreadsheet would run as a formula
 * gets a quote in front, which `readCsv` takes away again; numbers stay numbers.
 */
export function writeCsv(heading: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): string {
  return `\ufeff${[heading, ...rows].map((row) => row.map(writeField).join(',')).join('\r\n')}\r\n`;
}

function writeField(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
