/**
 * The weights of the ranking, one table. Each step outweighs all that follow it together: the role before its mention in a text, a title
 * before a description, then the place and its distance, the pay, freshness, and how the employer has kept faith.
 */
export const WEIGHTS = {
  role: 400,
  roleInTitle: 280,
  category: 200,
  roleInText: 150,
  /** All the words, in the title; in the text a part of it. */
  words: 120,
  place: 36,
  pay: 16,
  type: 6,
  fresh: 10,
  reputation: 4,
} as const;

/** Why a job stands where it stands. */
export interface ScoreParts {
  readonly role: number;
  readonly words: number;
  readonly place: number;
  readonly pay: number;
  readonly type: number;
  readonly fresh: number;
  readonly reputation: number;
}

const FRESH_SECONDS = 30 * 24 * 60 * 60;
const KM_HALF = 10;
const POSTS_MAX = 5;

/** Strengths of the role beside those of words (at most 9): the job's own role, its category. */
export const OWN_ROLE = 15;
export const OWN_CATEGORY = 12;

/** Points for the role or category, by the strength with which it was found. */
export function rolePoints(strength: number): number {
  if (strength === 0) return 0;
  if (strength === OWN_ROLE) return WEIGHTS.role;
  if (strength === OWN_CATEGORY) return WEIGHTS.category;
  return (strength & 1) === 1 ? WEIGHTS.roleInTitle : WEIGHTS.roleInText;
}

/** `rolePoints` of every strength. */
export const ROLE_POINTS: Float64Array = Float64Array.from({ length: OWN_ROLE + 1 }, (_, strength) => rolePoints(strength));

/** What one word is worth, 0–1, by the strength with which it was found (`level × 2 + title`). */
export function wordShare(strength: number): number {
  return WORD_SHARES[strength] ?? 0;
}

/** nothing, –, nearly (text, title), inside (text, title), beginning (text, title), whole (text, title). */
const WORD_SHARES: readonly number[] = [0, 0, 0.1, 0.2, 0.2, 0.3, 0.45, 0.7, 0.6, 1];

/** Points for the place: the asked one, then what lies in it, then the nearer the better. */
export function placePoints(match: number, km: number): number {
  if (match === 3) return WEIGHTS.place;
  if (match > 0) return WEIGHTS.place * 0.9;
  return km === Infinity ? 0 : (WEIGHTS.place * 0.8 * KM_HALF) / (KM_HALF + km);
}

/** Points for a pay that reaches what was asked: all of it when its lower end does. */
export function payPoints(asked: number, min: number, max: number): number {
  if (max === 0) return WEIGHTS.pay / 4;
  if (min >= asked || max <= min) return max >= asked ? WEIGHTS.pay : 0;
  return max < asked ? 0 : (WEIGHTS.pay * (max - asked)) / (max - min) / 2 + WEIGHTS.pay / 2;
}

/** Points for a young post; none after thirty days. */
export function freshPoints(ageSeconds: number): number {
  return ageSeconds >= FRESH_SECONDS ? 0 : (WEIGHTS.fresh * (FRESH_SECONDS - Math.max(0, ageSeconds))) / FRESH_SECONDS;
}

/** Points for posts that the employer filled here, less for those that moderators removed. */
export function reputationPoints(filled: number, removed: number): number {
  return (WEIGHTS.reputation * Math.max(-POSTS_MAX, Math.min(POSTS_MAX, filled - removed * 2))) / POSTS_MAX;
}

export function totalOf(parts: ScoreParts): number {
  return parts.fresh + parts.words + parts.role + parts.place + parts.pay + parts.type + parts.reputation;
}
