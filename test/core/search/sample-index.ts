import { answerQuery, type Answer } from '../../../core/search/answer-query.ts';
import { JobIndex, type IndexedJob } from '../../../core/search/index/job-index.ts';
import { QueryRunner } from '../../../core/search/match/run-query.ts';
import { understandSentence } from '../../../core/search/understand-sentence.ts';
import { DAY } from '../../../core/clock.ts';
import { normalise } from '../../../core/text/normalise.ts';

export const NOW = new Date('2026-11-21T06:00:00Z');

/** A job for an index, with what a test cares about. */
export function sampleJob(changes: Partial<IndexedJob> & { readonly id: string }): IndexedJob {
  return {
    title: '', body: '', category: 'other', place: 'MM-06-hlaing', type: 'full-time', pay: { min: 400_000, max: 500_000, period: 'month', negotiable: false }, company: 'c1',
    openedAt: new Date(NOW.getTime() - DAY), expiresAt: new Date(NOW.getTime() + 30 * DAY), ...changes,
  };
}

/** An index of these jobs, ready for questions. */
export function sampleRunner(jobs: readonly IndexedJob[]): QueryRunner {
  const index = new JobIndex();
  for (const job of jobs) index.put(job);
  return new QueryRunner(index);
}

/** What a sentence finds: as in a chat, or with `whole` everything that holds its words. */
export function ask(runner: QueryRunner, sentence: string, { whole = false, most = 1_000 } = {}): Answer {
  const text = normalise(sentence);
  return answerQuery(runner, understandSentence(text), { now: NOW, pageSize: 10, most, ...(whole && { sentence: text }) });
}

export function idsOf({ hits }: Answer): string[] {
  return hits.map(({ id }) => id);
}
