import type { Reader } from '../db/database.ts';
import { Openings, type Opening } from './opening.model.ts';

/**
 * An opening of a job whose money was held at an instant (when somebody applied) and went back to the employer later without a hire; the
 * dearest. `undefined` when there was none. It tells a hire that comes after the bounty was taken back from one beyond the openings.
 */
export async function findReleased(reader: Reader, job: string, heldAt: Date): Promise<Opening | undefined> {
  const found = await Openings(reader).findOne(
    { job, state: 'released', heldAt: { $lte: heldAt }, endedAt: { $gt: heldAt } }, {}, { session: reader.session },
  ).sort({ bounty: -1 }).lean<Opening>();
  return found ?? undefined;
}
