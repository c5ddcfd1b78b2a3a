import type { Tx } from '../db/database.ts';
import { ok, type Result } from '../errors.ts';
import type { Bounty } from './bounty-rules.ts';
import { Openings } from './opening.model.ts';

export type HoldRefusal = 'insufficient_funds' | 'account_closed';

/** How many openings of a job were taken by hires, and how many are held now. */
export async function countOpenings(tx: Tx, job: string): Promise<{ used: number; held: number; all: number }> {
  const openings = await Openings(tx).find({ job }, { state: 1 }, { session: tx.session }).lean<{ state: string }[]>();
  const count = (state: string) => openings.filter((opening) => opening.state === state).length;
  return { used: count('used'), held: count('held'), all: openings.length };
}

/** Stands in until the ledger holds. */
export async function holdOpenings(_tx: Tx, _input: { job: string; employer: string; bounty: Bounty; count: number }): Promise<Result<number, HoldRefusal>> {
  return ok(0);
}
