import { DAY, MINUTE } from '../clock.ts';

/** Searches a member may save; two members who become one keep theirs. */
export const WATCHES_MAX = 10;
/** A post of the same employer, title and place within so long is the same post. */
export const REPOST_MS = 30 * DAY;
/** How long it is remembered that a member was told: longer than a job can stay open. */
export const FIND_KEEP_MS = 120 * DAY;
/** Members told in one transaction. */
export const TELL_AT_ONCE = 100;
/** Jobs that a digest names; the others are counted. */
export const DIGEST_JOBS_MAX = 5;
/** The digest comes at this hour of Asia/Yangon. */
export const DIGEST_HOUR = 8;
/** A change may become visible so long after its stamp: the transaction that wrote it had to end. */
export const CHANGE_OVERLAP_MS = 2 * MINUTE;

/** When a member is told of a job that a saved search finds. */
export type WatchPace = 'now' | 'daily' | 'paused';
export const WATCH_PACES: readonly WatchPace[] = ['now', 'daily', 'paused'];

/** Why a job was not for somebody. */
export const DECLINE_REASONS = ['pay', 'place', 'work', 'employer', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
