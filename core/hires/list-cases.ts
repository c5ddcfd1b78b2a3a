import type { Reader } from '../db/database.ts';
import { Hires, type Hire } from './hire.model.ts';

/** Cases on one page of the panel, of each kind. */
const CASES_MAX = 100;

/** Hires that wait for a person: answers that differ, rewards that are due and watched, rewards that are watched while the period runs, and hires whose bounty was taken back before. */
export async function listHireCases(reader: Reader): Promise<{ disputed: Hire[]; due: Hire[]; watched: Hire[]; takenBack: Hire[] }> {
  const decide = await Hires(reader).find({ state: { $in: ['disputed', 'review'] } }).sort({ qualifiesAt: 1 }).limit(CASES_MAX).lean<Hire[]>();
  const watched = await Hires(reader).find({ watch: 'open', state: { $in: ['qualifying', 'plain'] } }).sort({ hiredAt: 1, _id: 1 }).limit(CASES_MAX).lean<Hire[]>();
  return {
    disputed: decide.filter(({ state }) => state === 'disputed'), due: decide.filter(({ state }) => state === 'review'),
    watched: watched.filter(({ state }) => state === 'qualifying'), takenBack: watched.filter(({ state }) => state === 'plain'),
  };
}
