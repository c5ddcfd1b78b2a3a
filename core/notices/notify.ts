import type { Tx } from '../db/database.ts';
import { ringAfterCommit } from '../intents/plan-intent.ts';
import { BULK_NOTICE_KINDS, type NoticeKind } from './notice.ts';
import { Notices } from './notice.model.ts';

export interface NewNotice {
  /** Deterministic and unique: `application:ID:submitted:employer`. */
  id: string;
  /** The member who shall read it (an id that has been merged away is resolved when it is placed). */
  member: string;
  kind: NoticeKind;
  params?: Record<string, string | number | boolean>;
  /** Not before this instant; now unless given. */
  dueAt?: Date;
}

/**
 * Tells a member something, as part of the transaction of its cause. The same id again changes nothing.
 * A worker places it in the chat the member used last, as their preferences, quiet hours and the channel allow.
 */
export async function notify(tx: Tx, notice: NewNotice): Promise<void> {
  await notifyAll(tx, [notice]);
}

/** Tells many at once, in one statement. No bell rings for kinds of the bulk lane: its sweep comes to them. */
export async function notifyAll(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const now = tx.clock.now();
  const rows = notices.map((notice) => ({ ...notice, dueAt: notice.dueAt ?? now }));
  await Notices(tx).bulkWrite(rows.map(({ id, member, kind, params, dueAt }) => ({
    updateOne: {
      filter: { _id: id },
      update: { $setOnInsert: { member, kind, params: params ?? {}, state: 'pending' as const, dueAt, createdAt: now, attempts: 0 } },
      upsert: true,
    },
  })), { session: tx.session });
  for (const { id, kind, dueAt } of rows) if (!BULK_NOTICE_KINDS.includes(kind)) ringAfterCommit(tx, 'notices', id, dueAt);
}
