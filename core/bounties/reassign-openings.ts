import type { Tx } from '../db/database.ts';
import { Openings } from './opening.model.ts';

/** Two chats became one person: openings of `from` are those of `to`; the holds stay where they are, and what comes free follows. */
export async function reassignOpenings(tx: Tx, from: string, to: string): Promise<void> {
  await Openings(tx).updateMany({ employer: from }, { $set: { employer: to } }, { session: tx.session });
}
