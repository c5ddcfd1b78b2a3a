/**
 * Ranks of referrers by confirmed hires, and how many referrals to jobs with a bounty may be open among those of one month (market.md).
 * One table, lowest first.
 */
export const RANKS = [
  { rank: 'bronze', hires: 0, monthly: 5 },
  { rank: 'silver', hires: 5, monthly: 20 },
  { rank: 'gold', hires: 20, monthly: 50 },
  { rank: 'platinum', hires: 50, monthly: Number.POSITIVE_INFINITY },
] as const;

export type Rank = (typeof RANKS)[number]['rank'];

/** The rank of somebody with so many confirmed hires, and its monthly limit. */
export function rankOf(hires: number): { readonly rank: Rank; readonly monthly: number } {
  return RANKS.findLast((each) => hires >= each.hires) ?? RANKS[0];
}

/** The next rank and the confirmed hires that it takes; `undefined` at the top. */
export function nextRank(hires: number): { readonly rank: Rank; readonly hires: number } | undefined {
  return RANKS.find((each) => each.hires > hires);
}
