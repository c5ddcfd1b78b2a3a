import { access, constants } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { connectDatabase } from '../db/database.ts';
import { readings } from '../encoding/read-text.ts';
import { readLines } from '../text/read-lines.ts';
import { makeSomeLexicon } from '../understanding/lexicon.ts';
import { understandReadings } from '../understanding/understand-readings.ts';
import { answerQuery, type Answer } from './answer-query.ts';
import { JobIndex } from './index/job-index.ts';
import { jobIndexOf } from './job-index-of.ts';
import { QueryRunner } from './match/run-query.ts';
import { readJobFile } from './read-job-file.ts';
import { queryOf } from './understand-sentence.ts';

/**
 * `npm run -s search -- --jobs FILE.jsonl [--limit N] [--explain]`: reads one query a line on stdin and prints one JSON object a line: `ids` and `scores`, the best
 * first, all of them unless a limit is given. Without `--jobs` it searches the open jobs of MONGODB_URI. The whole of docs/search.md is about it.
 */
const QUERY_MAX = 4_000;
const EXPLAINED = 10;

const { values } = parseArgs({ options: { jobs: { type: 'string' }, limit: { type: 'string' }, explain: { type: 'boolean' } } });
const most = values.limit === undefined ? Infinity : Number(values.limit);
if (Number.isNaN(most) || most < 0) refuse('--limit wants a number');

process.stdout.on('error', () => process.exit(0)); // the reader has seen enough (`| head`)
const { runner, close } = values.jobs === undefined ? await fromDatabase() : await fromFile(values.jobs);
while (!makeSomeLexicon()); // before the first answer, whose time is printed
for await (const line of readLines(process.stdin)) {
  if (!process.stdout.write(`${JSON.stringify(answer(line))}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
await close();

/** One line that says what is wrong, instead of a trace. */
function refuse(why: string): never {
  process.stderr.write(`search: ${why}\n`);
  process.exit(1);
}

async function fromFile(path: string): Promise<{ runner: QueryRunner; close: () => Promise<void> }> {
  await access(path, constants.R_OK).catch(() => refuse(`cannot read ${path}`));
  const began = performance.now();
  const index = new JobIndex();
  const bad: number[] = [];
  for await (const job of readJobFile(path, systemClock.now(), (line) => { bad.push(line); })) index.put(job);
  const left = bad.length === 0 ? '' : `, ${bad.length} lines left out (the first: ${bad[0]})`;
  process.stderr.write(`${index.size} jobs in ${Math.round(performance.now() - began)} ms, ${(index.bytes / 1e6).toFixed(1)} MB${left}\n`);
  return { runner: new QueryRunner(index), close: async () => undefined };
}

async function fromDatabase(): Promise<{ runner: QueryRunner; close: () => Promise<void> }> {
  const uri = process.env['MONGODB_URI'];
  if (uri === undefined) return refuse('name a file of jobs (--jobs FILE.jsonl), or a database (MONGODB_URI)');
  const db = await connectDatabase(uri, { appName: 'myanjobs-search' });
  const index = jobIndexOf({ db, clock: systemClock });
  const runner = await index.ready();
  process.stderr.write(`${index.size} jobs, ${(index.bytes / 1e6).toFixed(1)} MB\n`);
  return { runner, close: async () => { await index.close(); await db.close(); } };
}

/** A line answered: what was understood of it, and the jobs; also those that only hold its words. */
function answer(line: string): Record<string, unknown> {
  const raw = line.slice(0, QUERY_MAX);
  const began = performance.now();
  const understood = understandReadings(readings(raw, {}));
  const query = queryOf(understood);
  const found = answerQuery(runner, query, { now: systemClock.now(), pageSize: 10, most, sentence: understood.text, facets: values.explain === true });
  const ms = Number((performance.now() - began).toFixed(3));
  return {
    query: raw, total: found.total, ids: found.hits.map(({ id }) => id), scores: found.hits.map(({ score }) => Number(score.toFixed(2))),
    ...(found.widened && { widened: found.widened }), ...(found.close === true && { close: true }), ...(found.meant !== undefined && { meant: found.meant }),
    ...(values.explain === true && { understood: query, explained: explained(found), facets: found.facets }), ms,
  };
}

function explained(found: Answer): readonly object[] {
  return found.hits.slice(0, EXPLAINED).map(({ id, featured }) => ({ id, featured, ...found.partsOf(id) }));
}
