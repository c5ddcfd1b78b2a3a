/** Every number of bounties and what a hire costs (market.md), in kyat, days and percent. One table. */
export const BOUNTY = {
  /** A bounty for one person, at least and at most. */
  min: 10_000,
  max: 10_000_000,
  /** What the chat offers as buttons. */
  amounts: [50_000, 100_000, 200_000, 300_000, 500_000],
  /** A hire through a job with a bounty costs the employer this much, whoever recommended the person. */
  hiringFee: 50_000,
  /** The referrer's share of a bounty, rounded down to whole kyat; the rest is the platform's. */
  referrerPercent: 85,
  /** How long the person has to stay until the reward is paid, in days: what is taken unless the employer says otherwise, and the most. */
  days: { usual: 90, max: 180, choices: [0, 30, 60, 90, 120, 180] },
  /** People wanted by a job with a bounty: money is held for each. */
  openingsMax: 20,
} as const;

/** What an employer promises for a person whom somebody recommended. */
export interface Bounty {
  /** Kyat a person. */
  readonly amount: number;
  /** The qualifying period, in days; 0 pays at once. */
  readonly days: number;
}

/** What is held for one opening: the bounty and the hiring fee, in kyat. */
export function openingCost(bounty: Pick<Bounty, 'amount'>): number {
  return bounty.amount + BOUNTY.hiringFee;
}

/** A bounty's two shares, in kyat: together exactly the bounty. */
export function splitBounty(amount: number): { readonly reward: number; readonly share: number } {
  const reward = Math.floor((amount * BOUNTY.referrerPercent) / 100);
  return { reward, share: amount - reward };
}

/** False for an amount or a period that no employer may promise. */
export function isBounty({ amount, days }: Bounty): boolean {
  return Number.isSafeInteger(amount) && amount >= BOUNTY.min && amount <= BOUNTY.max
    && Number.isSafeInteger(days) && days >= 0 && days <= BOUNTY.days.max;
}
