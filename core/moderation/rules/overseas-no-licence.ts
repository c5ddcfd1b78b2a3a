import { TERMS } from '../../vocabulary/vocabulary.ts';
import { wordFinder } from './find-words.ts';
import { readTextOf, type WarningRule } from './rule.ts';

const PAPERS: ReadonlySet<string> = new Set(['passport', 'owic']); // belong to honest jobs at home, too

const findOverseas = wordFinder(TERMS
  .filter(({ kind, id }) => kind === 'overseas' && !PAPERS.has(id))
  .flatMap(({ en, my, synonyms }) => [en, my, ...synonyms]));

/** "licence no. 123/2019", "လိုင်စင်အမှတ် ၁၂၃": an agency's number somewhere near the word. */
const LICENCE = /(?:licen[cs]e|လိုင်စင်)[^\n]{0,30}[0-9၀-၉]/i;

/** Work abroad may be offered only by an agency with a licence number (market.md). */
export const overseasNoLicence: WarningRule = {
  code: 'overseas_no_licence',
  find: (job) => {
    const text = readTextOf(job);
    const evidence = job.category === 'overseas' ? job.category : findOverseas(text);
    return evidence !== undefined && !LICENCE.test(text) ? evidence : undefined;
  },
};
