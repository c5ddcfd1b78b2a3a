import { inTransaction, isDuplicateKey, type Reader, type Tx } from '../db/database.ts';
import { Accounts } from './account.model.ts';
import type { AccountCode } from './chart-of-accounts.ts';
import { idsOf } from './entry-id.ts';
import { Entries, type Entry } from './entry.model.ts';
import { CHAIN_START, chainAfter, hashOfSeal } from './entry-chain.ts';
import { conflictOver } from './record-transfer.ts';
import { SealedAccounts, Seals, type Seal, type SealedAccount, type SealLine } from './seal.model.ts';

const ACCOUNTS_MAX = 200;
const ENTRIES_MAX = 2_000;

type Watermark = Pick<Seal['lines'][number], 'seq'> & { readonly _id: AccountCode };

/**
 * Seals what was booked since the last seal, up to 200 accounts and some thousand entries a call: each account's entries go on a hash
 * chain, and each seal on the chain of seals. The watermark is the number of an account's last entry as one snapshot sees it, and not
 * the clock: numbers have no gaps, so that nothing which commits later can come to stand behind it. Returns how many
 * accounts it sealed; 0 means that everything is.
 */
export async function sealEntries(reader: Reader): Promise<number> {
  const open = await Accounts(reader).find({ unsealed: true }, { seq: 1 }).limit(ACCOUNTS_MAX).lean<Watermark[]>();
  if (open.length === 0) return 0;
  const lines = await inTransaction(reader, (tx) => addSeal(tx, open));
  const reached = new Map(lines.map(({ _id, seq }) => [_id, seq]));
  const done = open.filter(({ _id, seq }) => reached.get(_id) === seq);
  if (done.length > 0) {
    await Accounts(reader).bulkWrite(done.map(({ _id, seq }) => ({ updateOne: { filter: { _id, seq }, update: { $unset: { unsealed: true as const } } } })), { ordered: false });
  }
  return lines.length;
}

/** Where each of these accounts is sealed up to now; a new seal is written when that is further than before. */
async function addSeal(tx: Tx, accounts: readonly Watermark[]): Promise<SealedAccount[]> {
  const codes = accounts.map(({ _id }) => _id);
  const states = await SealedAccounts(tx).find({ _id: { $in: codes } }).session(tx.session).lean<SealedAccount[]>();
  const before = new Map(states.map((state) => [state._id, state]));
  const reached: SealedAccount[] = [];
  let left = ENTRIES_MAX;
  for (const { _id, seq } of accounts) {
    if (left <= 0) break;
    const line = await goOn(tx, before.get(_id) ?? { _id, seq: 0, hash: CHAIN_START }, seq, left);
    left -= line.seq - (before.get(_id)?.seq ?? 0);
    reached.push(line);
  }
  const fresh = reached.filter(({ _id, seq }) => seq > (before.get(_id)?.seq ?? 0));
  if (fresh.length > 0) await writeSeal(tx, fresh);
  return reached;
}

/** Follows an account's chain over at most `limit` entries. It stops before a gap: what is missing there is for verifyBooks to tell. */
async function goOn(tx: Tx, from: SealedAccount, until: number, limit: number): Promise<SealedAccount> {
  const further = { ...idsOf(from._id), ...(from.last !== undefined && { $gt: from.last }) };
  const entries = await Entries(tx).find({ _id: further, seq: { $gt: from.seq, $lte: until } }).sort({ _id: 1 }).limit(limit).session(tx.session).lean<Entry[]>();
  let { seq, hash, last } = from;
  for (const entry of entries) {
    if (entry.seq !== seq + 1) break;
    seq += 1;
    hash = chainAfter(hash, entry);
    last = entry._id;
  }
  return { _id: from._id, seq, hash, ...(last !== undefined && { last }) };
}

async function writeSeal(tx: Tx, reached: readonly SealedAccount[]): Promise<void> {
  const lines = reached.map(({ _id, seq, hash }): SealLine => ({ account: _id, seq, hash }));
  const last = await Seals(tx).findOne({}, { hash: 1 }, { session: tx.session }).sort({ _id: -1 }).lean<Pick<Seal, '_id' | 'hash'>>();
  const seal = { _id: (last?._id ?? 0) + 1, at: tx.clock.now(), previous: last?.hash ?? CHAIN_START, lines };
  try {
    await Seals(tx).create([{ ...seal, hash: hashOfSeal(seal) }], { session: tx.session });
  } catch (error) {
    throw isDuplicateKey(error) ? conflictOver('of a seal') : error;
  }
  await SealedAccounts(tx).bulkWrite(
    reached.map(({ _id, ...state }) => ({ updateOne: { filter: { _id }, update: { $set: state }, upsert: true } })), { session: tx.session },
  );
}
