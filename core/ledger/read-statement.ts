import type { Reader } from '../db/database.ts';
import { kindOfAccount, type AccountCode } from './chart-of-accounts.ts';
import { idsBefore, placeOf } from './entry-id.ts';
import { Entries, type Entry } from './entry.model.ts';

export const STATEMENT_PAGE = 8;

export interface StatementLine {
  /** The receipt number. */
  readonly transfer: string;
  /** The entry's number in this account: 1 is the first ever. */
  readonly seq: number;
  readonly at: Date;
  /** Kyat: above zero what came in, below zero what went out. */
  readonly change: number;
  /** The balance after it. */
  readonly balance: number;
  readonly reference: string;
  readonly textKey: string;
}

export interface Statement {
  readonly lines: readonly StatementLine[];
  /** Hand it in again for the next (older) page; absent on the last. */
  readonly older?: string;
}

/**
 * One page of an account's entries, the newest first, in the order of posting. New entries do not shift later pages: the
 * cursor is an entry's place. What is only held is not among them (listHolds). A house account shows what has been folded.
 */
export async function readStatement(reader: Reader, account: AccountCode, before = '', size = STATEMENT_PAGE): Promise<Statement> {
  const entries = await Entries(reader)
    .find({ _id: idsBefore(account, before), amount: { $gt: 0 } })
    .sort({ _id: -1 }).limit(size + 1).session(reader.session ?? null).lean<Entry[]>();
  const lines = entries.slice(0, size).map((entry) => lineOf(entry));
  const last = entries[size - 1];
  return entries.length > size && last ? { lines, older: placeOf(last._id) } : { lines };
}

function lineOf(entry: Entry): StatementLine {
  const { seq = 0, balance = 0, transfer, at, reference, textKey } = entry;
  const change = entry.side === kindOfAccount(entry.account).normalSide ? entry.amount : -entry.amount;
  return { transfer, seq, at, change, balance, reference, textKey };
}
