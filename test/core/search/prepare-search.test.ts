import { expect, test } from 'vitest';
import { jobIndexOf } from '../../../core/search/job-index-of.ts';
import { prepareSearch } from '../../../core/search/prepare-search.ts';
import { lexiconOf, makeSomeLexicon } from '../../../core/understanding/lexicon.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();

test('a small house makes no lexicon before somebody writes; a busy one makes it in turns, and a sentence that comes meanwhile makes the rest', async () => {
  const made = makeSomeLexicon(); // by another test of this worker, which share their modules
  await prepareSearch(db.reader);
  expect(makeSomeLexicon()).toBe(made);
  const prepared = prepareSearch(db.reader, 0);
  await new Promise(setImmediate);
  expect(lexiconOf().byKey.has('driver')).toBe(true);
  await prepared;
  expect(makeSomeLexicon()).toBe(true);
  expect(lexiconOf()).toBe(lexiconOf());
  await jobIndexOf(db.reader).close();
});
