import type { Reader } from '../db/database.ts';
import { countHires } from '../hires/count-hires.ts';
import { readPlaces } from './count-month.ts';
import { nextRank, rankOf, type Rank } from './referrer-rank.ts';

/** Where a referrer stands. */
export interface Standing {
  readonly rank: Rank;
  /** Confirmed hires, ever. */
  readonly hires: number;
  readonly next?: { readonly rank: Rank; readonly hires: number };
  /** Open referrals of this month that can earn a reward, and how many there may be (infinite at the top). */
  readonly open: number;
  readonly limit: number;
}

/** A member's rank, what the next one takes, and the places of this month. Two statements. */
export async function readStanding(reader: Reader, member: string): Promise<Standing> {
  const hires = await countHires(reader, member);
  const { rank, monthly } = rankOf(hires);
  const next = nextRank(hires);
  return { rank, hires, ...(next && { next }), open: await readPlaces(reader, member), limit: monthly };
}
