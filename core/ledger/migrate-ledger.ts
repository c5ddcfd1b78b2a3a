import type { Reader } from '../db/database.ts';
import { dropIndex } from '../db/drop-index.ts';
import { Accounts, type Account } from './account.model.ts';
import { Entries, type Entry } from './entry.model.ts';

/**
 * Stored data of the first version: every account learns the moment of its last entry and waits for its first seal; entries are found by
 * their ids, and nobody looks for transfers by their cause, so that these two indexes are dropped. Transfers and entries themselves stay as they are: a field that they
 * lack means "plain" and "nothing held". May be cut off and run again.
 */
export async function migrateLedger(reader: Reader): Promise<void> {
  const old = await Accounts(reader).find({ seq: { $gt: 0 }, lastAt: { $exists: false } }, { seq: 1 }).lean<Pick<Account, '_id' | 'seq'>[]>();
  for (const { _id, seq } of old) {
    const last = await Entries(reader).findOne({ account: _id, seq }, { at: 1 }).lean<Pick<Entry, 'at'>>();
    await Accounts(reader).updateOne({ _id }, { $max: { lastAt: last?.at ?? reader.clock.now() }, $set: { unsealed: true as const } });
  }
  await dropIndex(reader, 'entries', 'transfer_1');
  await dropIndex(reader, 'transfers', 'reference_1');
}
