import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { Withdrawals, type Withdrawal } from './withdrawal.model.ts';

export type AgreeRefusal = 'withdrawal_not_found' | 'withdrawal_over' | 'already_agreed' | 'own_withdrawal';

/**
 * One person agrees to a withdrawal; when as many different ones as it needs have, it is approved. Nobody agrees to their own. Who may, and
 * the audit row, are the caller's. Refuses withdrawal_not_found, withdrawal_over (no longer waiting), already_agreed, own_withdrawal.
 */
export async function agreeWithdrawal(tx: Tx, { withdrawal, by }: { withdrawal: string; by: string }): Promise<Result<Withdrawal, AgreeRefusal>> {
  const before = await Withdrawals(tx).findById(withdrawal, {}, { session: tx.session }).lean<Withdrawal>();
  if (!before) return refused('withdrawal_not_found');
  if (before.member === by) return refused('own_withdrawal');
  if (before.approvals.some((each) => each.by === by)) return refused('already_agreed');
  const enough = before.approvals.length + 1 >= before.needs;
  const agreed = await Withdrawals(tx).findOneAndUpdate(
    { _id: withdrawal, state: 'requested', approvals: { $size: before.approvals.length }, 'approvals.by': { $ne: by } },
    { $push: { approvals: { by, at: tx.clock.now() } }, ...(enough && { $set: { state: 'approved' } }) },
    { session: tx.session, returnDocument: 'after' },
  ).lean<Withdrawal>();
  if (!agreed) return refused('withdrawal_over');
  if (enough) await planIntent(tx, { id: `withdrawal:${withdrawal}:send`, kind: 'payout.send', payload: { withdrawal } });
  return ok(agreed);
}
