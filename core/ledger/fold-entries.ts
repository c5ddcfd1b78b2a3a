import { inTransaction, type Reader, type Tx } from '../db/database.ts';
import { Accounts, emptyAccount } from './account.model.ts';
import { houseAccounts, kindOfAccount, type HouseAccount } from './chart-of-accounts.ts';
import { Entries, type Entry } from './entry.model.ts';
import { postedBalance } from './guard-account.ts';

const FOLD_BATCH = 500;

/**
 * Takes up to 500 entries of each house account into its stored sums, numbering them; a worker calls it now and then, and
 * balances are exact before, during and after. Returns how many entries it folded; 0 means that nothing waits.
 */
export async function foldEntries(reader: Reader): Promise<number> {
  let folded = 0;
  for (const account of houseAccounts) folded += await inTransaction(reader, (tx) => foldAccount(tx, account));
  return folded;
}

async function foldAccount(tx: Tx, code: HouseAccount): Promise<number> {
  const entries = await Entries(tx).find({ account: code, unfolded: true })
    .sort({ at: 1, _id: 1 }).limit(FOLD_BATCH).session(tx.session).lean<Entry[]>();
  if (entries.length === 0) return 0;

  const found = await Accounts(tx).findById(code, null, { session: tx.session, lean: true });
  const account = found ?? emptyAccount(code, tx.clock.now());
  const { normalSide } = kindOfAccount(code);
  let { seq } = account;
  let balance = postedBalance(account);
  const added = { debit: 0, credit: 0 };
  const updates = entries.map((entry) => {
    added[entry.side] += entry.amount;
    balance += entry.side === normalSide ? entry.amount : -entry.amount;
    seq += 1;
    return { updateOne: { filter: { _id: entry._id, unfolded: true as const }, update: { $set: { seq, balance }, $unset: { unfolded: true as const } } } };
  });
  await Entries(tx).bulkWrite(updates, { session: tx.session });

  if (!found) await Accounts(tx).create([account], { session: tx.session });
  await Accounts(tx).updateOne(
    { _id: code, seq: account.seq },
    { $inc: { postedDebit: added.debit, postedCredit: added.credit, seq: entries.length } },
    { session: tx.session },
  );
  return entries.length;
}
