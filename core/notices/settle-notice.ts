import { DAY } from '../clock.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { Wanted } from '../db/which-find.ts';
import { BULK_NOTICE_KINDS, type Notice } from './notice.ts';
import { Notices } from './notice.model.ts';

const KEEP_MS = 7 * DAY;
const DUE_MAX = 100;

const removeAt = (reader: Reader): Date => new Date(reader.clock.now().getTime() + KEEP_MS);

/** Notices that are due, those of the bulk lane too. */
export const noticesDue = (now: Date): Wanted => ({ collection: 'notices', filter: { state: 'pending', dueAt: { $lte: now } } });

/** Ids of notices that are due, the longest waiting first, at most a hundred. Those of the bulk lane are not among them. */
export async function listDueNotices(reader: Reader): Promise<string[]> {
  const due = await Notices(reader).find({ state: 'pending', dueAt: { $lte: reader.clock.now() }, kind: { $nin: BULK_NOTICE_KINDS } }, { _id: 1 })
    .sort({ dueAt: 1 }).limit(DUE_MAX).lean<Pick<Notice, '_id'>[]>();
  return due.map((notice) => notice._id);
}

/** A notice, if it is due and has not been placed. */
export async function findDueNotice(reader: Reader, id: string): Promise<Notice | undefined> {
  return (await Notices(reader).findOne({ _id: id, state: 'pending', dueAt: { $lte: reader.clock.now() } }).lean<Notice>()) ?? undefined;
}

/** Marks it placed, in the transaction that puts its words into the chat. False when somebody else did. */
export async function markNoticePlaced(tx: Tx, id: string, chat: string): Promise<boolean> {
  const marked = await Notices(tx).updateOne(
    { _id: id, state: 'pending' }, { $set: { state: 'placed', chat, removeAt: removeAt(tx) }, $unset: { held: 1 } }, { session: tx.session },
  );
  return marked.matchedCount === 1;
}

/** It waits: for the end of quiet hours, or for the member to open a session. */
export async function holdNotice(reader: Reader, id: string, why: NonNullable<Notice['held']>, until: Date): Promise<void> {
  await Notices(reader).updateOne({ _id: id, state: 'pending' }, { $set: { dueAt: until, held: why } });
}

/** Nobody wants it, or nobody is there to read it. */
export async function dropNotice(reader: Reader, id: string): Promise<void> {
  await Notices(reader).updateOne({ _id: id, state: 'pending' }, { $set: { state: 'dropped', removeAt: removeAt(reader) } });
}

/** It could not be placed now; another try at `dueAt`. */
export async function postponeNotice(reader: Reader, id: string, dueAt: Date): Promise<void> {
  await Notices(reader).updateOne({ _id: id, state: 'pending' }, { $set: { dueAt }, $inc: { attempts: 1 } });
}

/** The member wrote: what waited for a session is due now. */
export async function releaseHeldNotices(reader: Reader, member: string): Promise<void> {
  await Notices(reader).updateMany({ member, state: 'pending', held: 'session' }, { $set: { dueAt: reader.clock.now() }, $unset: { held: 1 } });
}
