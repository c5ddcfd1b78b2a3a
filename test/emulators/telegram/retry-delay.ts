/** The platform honours `Retry-After` up to an hour. */
const RETRY_AFTER_SECONDS_MAX = 3600;

/**
 * Seconds until a delivery is repeated after `fails` failures in a row: at once, then 2, 4, 8 … up to a random 60–120 s;
 * `Retry-After` of the answer rules (channels.md §2.3). `random` is in [0, 1).
 */
export function retryDelaySeconds(fails: number, retryAfter: number | undefined, random: number): number {
  if (retryAfter !== undefined && retryAfter > 0) return Math.min(retryAfter, RETRY_AFTER_SECONDS_MAX);
  return fails === 1 ? 0 : Math.min(2 ** (fails - 1), 60 + random * 60);
}
