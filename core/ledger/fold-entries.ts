import { inTransaction, type Reader, type Tx } from '../db/database.ts';
import { runWrite } from '../db/run-write.ts';
import { Accounts, emptyAccount } from './account.model.ts';
import { heldOf, postedBalance } from './change.ts';
import { houseAccounts, type HouseAccount } from './chart-of-accounts.ts';
import { entryId } from './entry-id.ts';
import { Entries, type Entry } from './entry.model.ts';
import { PENDING, POSTED } from './guard-account.ts';

const FOLD_BATCH = 500;

/**
 * Takes up to 500 entries of each house account into its stored sums, numbering them; a worker calls it now and then, and
 * balances are exact before, during and after. Returns how many entries it folded; 0 means that nothing waits.
 */
export async function foldEntries(reader: Reader): Promise<number> {
  let folded = 0;
  for (const { _id } of await Entries(reader).aggregate<{ _id: HouseAccount }>([{ $match: { account: { $in: [...houseAccounts] }, unfolded: true } }, { $group: { _id: '$account' } }])) {
    folded += await inTransaction(reader, (tx) => foldAccount(tx, _id));
  }
  return folded;
}

/** Each gets its place. An entry that was committed late takes the moment of the one that was folded before it, so that moments never run backwards. */
async function foldAccount(tx: Tx, code: HouseAccount): Promise<number> {
  const entries = await Entries(tx).find({ account: code, unfolded: true })
    .sort({ at: 1, _id: 1 }).limit(FOLD_BATCH).session(tx.session).lean<Entry[]>();
  if (entries.length === 0) return 0;

  const found = await Accounts(tx).findById(code, null, { session: tx.session, lean: true });
  const account = { ...(found ?? emptyAccount(code, tx.clock.now())), unsealed: true as const };
  const before = account.seq;
  const folded = entries.map(({ unfolded: _waiting, ...entry }): Entry => {
    account[POSTED[entry.side]] += entry.amount;
    account[PENDING[entry.side]] += entry.pending ?? 0;
    account.seq += 1;
    account.lastAt = account.lastAt && account.lastAt > entry.at ? account.lastAt : entry.at;
    const place = { _id: entryId(code, account.lastAt, account.seq), seq: account.seq, at: account.lastAt, balance: postedBalance(account) };
    return { ...entry, ...place, ...(heldOf(account) !== 0 && { held: heldOf(account) }) };
  });
  await Entries(tx).deleteMany({ _id: { $in: entries.map(({ _id }) => _id) } }, { session: tx.session });
  await runWrite(tx, { insert: 'entries', documents: folded });
  if (!found) await Accounts(tx).create([account], { session: tx.session });
  else await Accounts(tx).replaceOne({ _id: code, seq: before }, account, { session: tx.session });
  return entries.length;
}
