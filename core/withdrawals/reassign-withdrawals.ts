import type { Tx } from '../db/database.ts';
import { joinAllowances } from './spend-allowance.ts';
import { Withdrawals } from './withdrawal.model.ts';

/** Two members became one: their withdrawals and what they have taken out this month are one person's. Doing it again changes nothing. */
export async function reassignWithdrawals(tx: Tx, from: string, to: string): Promise<void> {
  await Withdrawals(tx).updateMany({ member: from }, { $set: { member: to } }, { session: tx.session });
  await joinAllowances(tx, from, to);
}
