import type { Reader } from '../db/database.ts';
import { Accounts } from './account.model.ts';
import type { AccountCode } from './chart-of-accounts.ts';
import { Transfers, type Transfer } from './transfer.model.ts';

const HOLDS_MAX = 100;

/** Money that is held in an account, or promised to it. */
export interface Hold {
  /** The receipt number. */
  readonly transfer: string;
  readonly at: Date;
  /** Kyat: above zero what may come, below zero what may go. */
  readonly change: number;
  readonly reference: string;
  readonly textKey: string;
  readonly expiresAt?: Date;
}

/** What is held and not decided yet, the newest first, at most 100: of an account and of the wallets that were merged into it. */
export async function listHolds(reader: Reader, account: AccountCode): Promise<Hold[]> {
  const merged = await Accounts(reader).find({ mergedInto: account }, { _id: 1 }).session(reader.session ?? null).lean<{ _id: AccountCode }[]>();
  const codes = [account, ...merged.map(({ _id }) => _id)];
  const holds = await Transfers(reader)
    .find({ state: 'pending', $or: [{ debit: { $in: codes } }, { credit: { $in: codes } }] })
    .sort({ at: -1, _id: 1 }).limit(HOLDS_MAX).session(reader.session ?? null).lean<Transfer[]>();
  return holds.map(({ _id, at, amount, debit, reference, textKey, dueAt }) => ({
    transfer: _id, at, change: codes.includes(debit) ? -amount : amount, reference, textKey, ...(dueAt && { expiresAt: dueAt }),
  }));
}
