import { SECOND } from '../clock.ts';
import type { Reader } from '../db/database.ts';
import { isDuplicateKey } from '../db/database.ts';
import { BULK_NOTICE_KINDS, type Notice } from './notice.ts';
import { BulkLanes, type BulkLane } from './bulk-lane.model.ts';
import { Notices } from './notice.model.ts';

/** Telegram lets a bot send about 30 messages a second to all its chats (channels.md): answers must have the rest. */
export const BULK_PER_SECOND = 15;
/** What is not used is saved up, no further than this. */
export const BULK_AT_ONCE = 30;
const LANE = 'notices';

/** Ids of notices of the bulk lane that are due, the longest waiting first, at most so many. One statement. */
export async function listDueBulk(reader: Reader, most: number): Promise<string[]> {
  const due = await Notices(reader).find({ state: 'pending', dueAt: { $lte: reader.clock.now() }, kind: { $in: BULK_NOTICE_KINDS } }, { _id: 1 })
    .sort({ dueAt: 1 }).limit(most).lean<Pick<Notice, '_id'>[]>();
  return due.map((notice) => notice._id);
}

/**
 * Takes leave to send so many now, of what all processes together may send: the number granted, 0 when there is none left, or when another
 * process asked at the same instant.
 */
export async function takeAllowance(reader: Reader, wanted: number): Promise<number> {
  const now = reader.clock.now();
  const lane = await BulkLanes(reader).findById(LANE).lean<BulkLane>();
  const before = lane ?? { _id: LANE, allowance: BULK_AT_ONCE, at: now };
  const grownTo = Math.min(BULK_AT_ONCE, before.allowance + (Math.max(0, now.getTime() - before.at.getTime()) / SECOND) * BULK_PER_SECOND);
  const granted = Math.min(wanted, Math.floor(grownTo));
  if (granted <= 0) return 0;
  const next = { allowance: grownTo - granted, at: now };
  try {
    if (!lane) await BulkLanes(reader).insertMany([{ _id: LANE, ...next }]);
    else if ((await BulkLanes(reader).updateOne({ _id: LANE, at: lane.at, allowance: lane.allowance }, { $set: next })).matchedCount === 0) return 0;
    return granted;
  } catch (error) {
    if (isDuplicateKey(error)) return 0;
    throw error;
  }
}
