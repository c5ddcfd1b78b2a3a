import { readings } from '../encoding/read-text.ts';
import { understandReadings } from './understand-readings.ts';

/**
 * `npm run -s understand`: reads sentences on stdin, in any encoding of Burmese, and prints one JSON object a line: `intent`, `roles`, `places` … (docs/understanding.md).
 * Bytes that are no UTF-8 are replaced; of a longer line the first characters are read; an empty line gives an object too.
 */
const LINE_MAX = 20_000;

process.stdout.on('error', () => process.exit(0)); // the reader has seen enough (`| head`)
process.stdin.setEncoding('utf8');

let line = '';
for await (const chunk of process.stdin as AsyncIterable<string>) {
  const lines = chunk.split('\n');
  line += lines.shift() ?? '';
  for (const next of lines) {
    await answer(line);
    line = next;
  }
  if (line.length > LINE_MAX) line = line.slice(0, LINE_MAX);
}
if (line !== '') await answer(line);

async function answer(raw: string): Promise<void> {
  const { words: _words, text, pay, ...understood } = understandReadings(readings(raw.replace(/\r$/, ''), {}));
  const printed = `${JSON.stringify({ ...understood, pay: pay ?? null, text: text.slice(0, LINE_MAX) })}\n`;
  if (!process.stdout.write(printed)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
