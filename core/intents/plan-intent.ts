import type { BellQueue, Tx } from '../db/database.ts';
import { Intents } from './intent.model.ts';

/** Rings the doorbell after the transaction has committed. */
export function ringAfterCommit(tx: Tx, queue: BellQueue, id: string, dueAt: Date): void {
  tx.afterCommit(() => { tx.bell?.(queue, id, Math.max(0, dueAt.getTime() - tx.clock.now().getTime())); });
}

export interface NewIntent {
  id: string;
  kind: string;
  /** When it shall be done; now unless given. */
  dueAt?: Date;
  payload?: Record<string, unknown>;
}

/**
 * Plans an intent in the transaction of its cause. Planning the same id again while it is still pending moves its `dueAt` and payload;
 * an intent that is being done, or done, stays as it is.
 */
export async function planIntent(tx: Tx, intent: NewIntent): Promise<void> {
  const dueAt = intent.dueAt ?? tx.clock.now();
  const payload = intent.payload ?? {};
  await Intents(tx).updateOne(
    { _id: intent.id },
    [{
      $set: {
        kind: { $literal: intent.kind },
        state: { $ifNull: ['$state', 'pending'] },
        attempts: { $ifNull: ['$attempts', 0] },
        dueAt: { $cond: [{ $in: [{ $ifNull: ['$state', 'pending'] }, ['pending']] }, dueAt, '$dueAt'] },
        payload: { $cond: [{ $in: [{ $ifNull: ['$state', 'pending'] }, ['pending']] }, { $literal: payload }, '$payload'] },
      },
    }],
    { session: tx.session, upsert: true, updatePipeline: true },
  );
  ringAfterCommit(tx, 'intents', intent.id, dueAt);
}

/** Takes a pending intent back (a job renewed before it expired). One that is being done, or done, stays. */
export async function dropIntent(tx: Tx, id: string): Promise<void> {
  await Intents(tx).deleteOne({ _id: id, state: 'pending' }, { session: tx.session });
}
