import MiniSearch from 'minisearch';
import { searchKey } from '../../../core/text/search-key.ts';
import { wordUnits } from '../../../core/text/word-units.ts';
import { hasMyanmar } from '../../../core/text/myanmar-characters.ts';
import { chance } from '../../playground/sample/random.ts';
import { memoryOf } from '../budget/measure-memory.ts';
import { percentile } from './percentile.ts';
import { writeCorpus } from './write-corpus.ts';
import { writeSentence } from './write-queries.ts';

/** A child of the benchmark: MiniSearch over the same jobs and sentences, with our syllables and pairs as its tokens. Prints one JSON object. */
const [jobs = 0, seed = 0, queries = 0] = process.argv.slice(2).map(Number);
const SAMPLE = 500;
const WARM = 100;

function tokens(text: string): string[] {
  const units = wordUnits(text);
  return units.flatMap(({ key }, at) => {
    const before = units[at - 1]?.key;
    return before !== undefined && hasMyanmar(before) && hasMyanmar(key) ? [key, before + key] : [key];
  });
}

const now = new Date();
const sample = [...writeCorpus(SAMPLE, seed, now)];
const lot = chance(seed + 1);
const asked = Array.from({ length: queries + WARM }, () => writeSentence(sample, lot));
globalThis.gc?.();
const before = (await memoryOf(process.pid)).resident;
const search = new MiniSearch<{ id: string; title: string; body: string }>({ fields: ['title', 'body'], tokenize: tokens, processTerm: (term) => term });
let buildMs = 0;
for (const { id, title, body } of writeCorpus(jobs, seed, now)) {
  const began = performance.now();
  search.add({ id, title, body });
  buildMs += performance.now() - began;
}
globalThis.gc?.();
const grown = (await memoryOf(process.pid)).resident - before;
const times: number[] = [];
for (const [number, sentence] of asked.entries()) {
  const began = performance.now();
  search.search(searchKey(sentence), { combineWith: 'AND', boost: { title: 2 } }).slice(0, 200);
  if (number >= WARM) times.push(performance.now() - began);
}
process.stdout.write(`${JSON.stringify({ jobs, buildMs, grownMb: grown, p50: percentile(times, 50), p95: percentile(times, 95) })}\n`);
