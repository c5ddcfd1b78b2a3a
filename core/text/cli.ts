import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { addWeight, type Evidence } from '../encoding/evidence.ts';
import { judgeText } from '../encoding/judge-text.ts';
import { zawgyiToUnicode } from './convert-zawgyi.ts';
import { zawgyiProbability } from './detect-zawgyi.ts';
import { normalise } from './normalise.ts';
import { searchKey } from './search-key.ts';
import { syllables } from './syllables.ts';

/**
 * `npm run -s text < FILE`: reads lines, prints one JSON object a line: how the line is written (`unicode`, `zawgyi`, or `neutral`: the same in
 * both), how likely it is Zawgyi by itself, the text as stored, its search key, its syllables. Any bytes will do; nothing is kept
 * but the line at hand. Every line is judged by itself, both encodings equally likely; with `-- --member` the lines are one person's messages in their order.
 */
const LINE_MAX = 200_000;
const UNBIASED: Evidence = { logOdds: 0 };

const ofMember = process.argv.includes('--member');
let evidence: Evidence | undefined;

function describe(line: string): string {
  const raw = line.slice(0, LINE_MAX).toWellFormed();
  const writer = { evidence: ofMember ? evidence : UNBIASED };
  const { encoding, weight } = judgeText(raw, writer);
  if (ofMember) evidence = addWeight(writer, weight);
  const text = normalise(encoding === 'zawgyi' ? zawgyiToUnicode(raw) : raw);
  return `${JSON.stringify({ encoding, probability: zawgyiProbability(raw), text, key: searchKey(text), syllables: syllables(text) })}\n`;
}

/** Bytes to lines: what is no UTF-8 becomes U+FFFD, a line that never ends is cut. */
function byLine(): Transform {
  const decoder = new TextDecoder();
  let rest = '';
  const take = (chunk: string): string => {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(0, LINE_MAX);
    return lines.map(describe).join('');
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) { done(null, take(decoder.decode(chunk, { stream: true }))); },
    flush(done) {
      const written = take(decoder.decode());
      done(null, rest === '' ? written : written + describe(rest));
    },
  });
}

await pipeline(process.stdin, byLine(), process.stdout).catch((error: unknown) => {
  if (error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')) return; // whoever read has enough
  throw error;
});
