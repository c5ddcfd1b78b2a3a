import type { Tx } from '../db/database.ts';
import { ringAfterCommit } from '../intents/plan-intent.ts';
import type { NoticeKind } from './notice.ts';
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
  const now = tx.clock.now();
  const dueAt = notice.dueAt ?? now;
  await Notices(tx).updateOne(
    { _id: notice.id },
    {
      $setOnInsert: {
        member: notice.member, kind: notice.kind, params: notice.params ?? {}, state: 'pending', dueAt, createdAt: now, attempts: 0,
      },
    },
    { session: tx.session, upsert: true },
  );
  ringAfterCommit(tx, 'notices', notice.id, dueAt);
}

