import { inTransaction, type Reader, type Tx } from '../db/database.ts';
import { dropIndex } from '../db/drop-index.ts';
import { runWrite } from '../db/run-write.ts';
import { Accounts } from './account.model.ts';
import type { AccountCode } from './chart-of-accounts.ts';
import { entryId, idsOf, readEntryId } from './entry-id.ts';
import { Entries, type Entry } from './entry.model.ts';

const BATCH = 500;

/**
 * Stored data of the time when a numbered entry was `<transfer>:<side>`: each gets the id that says its place, account by account in the order of
 * the numbers; nothing else of it changes, and its seals hold. Two indexes that only found places are dropped. May be cut off and run again.
 */
export async function placeEntries(reader: Reader): Promise<void> {
  for (const { _id } of await Accounts(reader).find({ seq: { $gt: 0 } }, { _id: 1 }).lean<{ _id: AccountCode }[]>()) {
    while (await inTransaction(reader, (tx) => placeSome(tx, _id)) > 0);
  }
  await dropIndex(reader, 'entries', 'account_1_seq_1');
  await dropIndex(reader, 'entries', 'account_1_at_1_seq_1');
}

/** Goes on behind the last that has its place. Moments of the first version's entries could run backwards: such an entry stands at the moment of the one before it. */
async function placeSome(tx: Tx, account: AccountCode): Promise<number> {
  const last = await Entries(tx).findOne({ _id: idsOf(account) }, { _id: 1 }).sort({ _id: -1 }).session(tx.session).lean<Pick<Entry, '_id'>>();
  const reached = (last && readEntryId(last._id)) ?? { moment: 0, seq: 0 };
  const old = await Entries(tx).find({ account, seq: { $gt: reached.seq } }).sort({ seq: 1 }).limit(BATCH).session(tx.session).lean<Entry[]>();
  if (old.length === 0) return 0;
  let { moment } = reached;
  const placed = old.map((entry) => {
    moment = Math.max(moment, entry.at.getTime());
    return { ...entry, _id: entryId(account, new Date(moment), entry.seq ?? 0) };
  });
  await Entries(tx).deleteMany({ _id: { $in: old.map(({ _id }) => _id) } }, { session: tx.session });
  await runWrite(tx, { insert: 'entries', documents: placed });
  return placed.length;
}
