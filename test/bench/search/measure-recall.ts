import { answerQuery } from '../../../core/search/answer-query.ts';
import { JobIndex } from '../../../core/search/index/job-index.ts';
import { QueryRunner } from '../../../core/search/match/run-query.ts';
import { understandSentence } from '../../../core/search/understand-sentence.ts';
import { normalise } from '../../../core/text/normalise.ts';
import { chance } from '../../playground/sample/random.ts';
import { writeCorpus } from './write-corpus.ts';
import { wordsOf } from './write-queries.ts';

/**
 * A child of the benchmark: words out of the posts, asked of the index and of a plain scan (`includes` over the normalised texts in lower case, which knows nothing
 * of syllables or words). `all` counts with the sentence at hand, as `npm run search` asks; `chat` as a chat asks, where a word inside another one does not
 * count. Prints one JSON object.
 */
const [jobs = 0, seed = 0, queries = 0] = process.argv.slice(2).map(Number);
const MISSES_SHOWN = 5;

const now = new Date();
const posts = [...writeCorpus(jobs, seed, now)];
const index = new JobIndex();
for (const post of posts) index.put(post);
const texts = posts.map(({ title, body }) => normalise(`${title}\n${body}`).toLowerCase());
const lot = chance(seed + 2);
const runner = new QueryRunner(index);
const misses: string[] = [];
let [wanted, found, foundInChat, complete] = [0, 0, 0, 0];
for (let number = 0; number < queries; number++) {
  const words = wordsOf(lot.pick(posts), lot);
  const needle = normalise(words).toLowerCase();
  const query = understandSentence(words);
  const ids = (sentence?: string) => new Set(answerQuery(runner, query, { now, pageSize: 10, most: Infinity, ...(sentence !== undefined && { sentence }) }).hits.map(({ id }) => id));
  const [all, chat] = [ids(words), ids()];
  const scanned = posts.filter((_post, at) => texts[at]?.includes(needle) === true);
  const missed = scanned.filter(({ id }) => !all.has(id));
  wanted += scanned.length;
  found += scanned.length - missed.length;
  foundInChat += scanned.filter(({ id }) => chat.has(id)).length;
  if (missed.length === 0) complete++;
  else misses.push(`${words} (${missed.length} of ${scanned.length})`);
}
for (const miss of misses.slice(0, MISSES_SHOWN)) process.stderr.write(`missed: ${miss}\n`);
process.stdout.write(`${JSON.stringify({ queries, complete, recall: found / wanted, chat: foundInChat / wanted, wanted })}\n`);
