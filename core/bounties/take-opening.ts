import type { Tx } from '../db/database.ts';
import { Openings, type Opening } from './opening.model.ts';

/** A hire takes one opening of a job whose money is held; `undefined` when none is left. Of two hires at once each takes its own. */
export async function takeOpening(tx: Tx, job: string): Promise<Opening | undefined> {
  const taken = await Openings(tx).findOneAndUpdate(
    { job, state: 'held' }, { $set: { state: 'used', endedAt: tx.clock.now() } }, { session: tx.session, sort: { heldAt: 1, _id: 1 }, returnDocument: 'after' },
  ).lean<Opening>();
  return taken ?? undefined;
}
