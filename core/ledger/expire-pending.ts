import { inTransaction, type Reader } from '../db/database.ts';
import type { Wanted } from '../db/which-find.ts';
import { endPending } from './end-pending.ts';
import { Transfers } from './transfer.model.ts';

const EXPIRE_BATCH = 200;

/** What `expirePending` looks for. */
export const holdsDue = (now: Date): Wanted => ({ collection: 'transfers', filter: { state: 'pending', dueAt: { $lte: now } } });

/**
 * Frees what is held by transfers whose time is over by the injected clock, up to 200 a call, each in a transaction of its own. A
 * hold that ends otherwise at the same moment is left alone. Returns how many it found.
 */
export async function expirePending(reader: Reader): Promise<number> {
  const due = await Transfers(reader).find({ state: 'pending', dueAt: { $lte: reader.clock.now() } }, { _id: 1 })
    .sort({ dueAt: 1 }).limit(EXPIRE_BATCH).lean<{ _id: string }[]>();
  for (const { _id } of due) await inTransaction(reader, (tx) => endPending(tx, { key: `expire:${_id}`, pending: _id, how: 'expire' }));
  return due.length;
}
