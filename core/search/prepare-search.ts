import type { Reader } from '../db/database.ts';
import { makeSomeLexicon } from '../understanding/lexicon.ts';
import { jobIndexOf } from './job-index-of.ts';
import { Turns } from './take-turns.ts';

/** With so many open jobs somebody will write a sentence soon. */
const BUSY_JOBS = 1_000;

/**
 * Makes what the first search would have to wait for, in turns beside everything else: the index of the open jobs, and in a busy house the lexicon of
 * sentences. A small house makes the lexicon at its first sentence (some tenths of a second), and a process where nobody writes does without its ten megabytes.
 */
export async function prepareSearch(reader: Reader, busyJobs: number = BUSY_JOBS): Promise<void> {
  const { index } = await jobIndexOf(reader).ready();
  if (index.size < busyJobs) return;
  const turns = new Turns();
  while (!makeSomeLexicon()) if (turns.isOver) await turns.next();
}
