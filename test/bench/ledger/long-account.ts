import type { Connection } from 'mongoose';
import { systemClock } from '../../../core/clock.ts';
import { connectDatabase, type Reader } from '../../../core/db/database.ts';
import { newId } from '../../../core/db/new-id.ts';
import type { Account } from '../../../core/ledger/account.model.ts';
import { memberWallet, type AccountCode } from '../../../core/ledger/chart-of-accounts.ts';
import { entryId, idsUntil } from '../../../core/ledger/entry-id.ts';
import type { Entry } from '../../../core/ledger/entry.model.ts';
import { balanceAt, readBalance } from '../../../core/ledger/read-balance.ts';
import { createIndexes } from '../../../core/schema.ts';
import { median } from './load.ts';

const BATCH = 20_000;
const STEP_MS = 60_000;

/** How long a balance takes, in milliseconds (median), and what the server looked at for it. */
export interface BalanceCost {
  readonly nowMs: number;
  readonly pastMs: number;
  readonly pastKeys: number;
}

/** Accounts with so many entries each, written straight into the collection before its indexes; reads are timed in turns. */
export async function measureBalances(uri: string, lengths: readonly number[], reads: number, random: () => number): Promise<BalanceCost[]> {
  const db = await connectDatabase(uri);
  try {
    const begin = Date.UTC(2024, 0, 1);
    for (const length of lengths) await writeAccount(db, length, begin);
    await createIndexes(db);
    const reader: Reader = { db, clock: systemClock };
    const times = lengths.map(() => ({ now: [] as number[], past: [] as number[] }));
    for (let read = -20; read < reads; read++) {
      for (const [n, length] of lengths.entries()) {
        const seq = 1 + Math.floor(random() * length);
        const now = await timed(() => readBalance(reader, accountOf(length)), length);
        const past = await timed(() => balanceAt(reader, accountOf(length), new Date(begin + seq * STEP_MS + 1)), seq);
        if (read >= 0) { times[n]?.now.push(now); times[n]?.past.push(past); }
      }
    }
    return await Promise.all(times.map(async ({ now, past }, n) => ({ nowMs: median(now), pastMs: median(past), pastKeys: await keysLookedAt(db, lengths[n] ?? 0, begin) })));
  } finally {
    await db.dropDatabase();
    await db.close();
  }
}

const accountOf = (length: number): AccountCode => memberWallet(`long${length}`);

/** One kyat a minute. */
async function writeAccount(db: Connection, length: number, begin: number): Promise<void> {
  const account = accountOf(length);
  for (let from = 1; from <= length; from += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, length - from + 1) }, (_, n): Entry => {
      const transfer = newId();
      const seq = from + n;
      const at = new Date(begin + seq * STEP_MS);
      return { _id: entryId(account, at, seq), transfer, account, side: 'credit', amount: 1, code: 'topup', reference: 'bench', textKey: 'wallet:entry.topup', at, seq, balance: seq };
    });
    await db.collection<Entry>('entries').insertMany(entries, { ordered: false, writeConcern: { w: 1, j: false } });
  }
  const openedAt = new Date(begin);
  await db.collection<Account>('accounts').insertOne({
    _id: account, status: 'open', postedDebit: 0, postedCredit: length, pendingDebit: 0, pendingCredit: 0, seq: length, lastAt: new Date(begin + length * STEP_MS), openedAt,
  });
}

async function timed(read: () => Promise<{ balance: number }>, expected: number): Promise<number> {
  const started = performance.now();
  const { balance } = await read();
  if (balance !== expected) throw new Error(`a balance is ${balance} and not ${expected}`);
  return performance.now() - started;
}

/** Index keys that the server looks at for a balance in the middle of the account's history. */
async function keysLookedAt(db: Connection, length: number, begin: number): Promise<number> {
  const plan = await db.collection<Entry>('entries').find({ _id: idsUntil(accountOf(length), new Date(begin + (length / 2) * STEP_MS)) })
    .sort({ _id: -1 }).limit(1).explain('executionStats');
  return Number(plan['executionStats']?.['totalKeysExamined']);
}
