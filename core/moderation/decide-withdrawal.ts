import type { Tx } from '../db/database.ts';
import { refused, type Result } from '../errors.ts';
import { agreeWithdrawal, type AgreeRefusal } from '../withdrawals/agree-withdrawal.ts';
import { failWithdrawal, payWithdrawal, type EndRefusal } from '../withdrawals/end-withdrawal.ts';
import { createBatch } from '../withdrawals/export-batch.ts';
import { isFailReason, isPayoutWay } from '../withdrawals/withdrawal-rules.ts';
import type { PayoutBatch, Withdrawal } from '../withdrawals/withdrawal.model.ts';
import { recordAct } from './record-act.ts';
import { requireRole } from './require-role.ts';

/** A moderator of the money role agrees to a withdrawal (agreeWithdrawal); audited. */
export async function approveWithdrawal(tx: Tx, input: { withdrawal: string; by: string }): Promise<Result<Withdrawal, AgreeRefusal | 'not_allowed'>> {
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  const agreed = await agreeWithdrawal(tx, { withdrawal: input.withdrawal, by });
  if (agreed.ok) await recordAct(tx, { by, act: 'withdrawal.agree', subject: `withdrawal:${input.withdrawal}`, before: 'requested', after: agreed.value.state });
  return agreed;
}

/** Nothing is paid, for a reason of the table: the money goes back (failWithdrawal); audited. */
export async function refuseWithdrawal(tx: Tx, input: { withdrawal: string; by: string; reason: string }): Promise<Result<Withdrawal, EndRefusal | 'not_allowed' | 'reason_missing'>> {
  if (!isFailReason(input.reason)) return refused('reason_missing');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const failed = await failWithdrawal(tx, { withdrawal: input.withdrawal, reason: input.reason });
  if (failed.ok && !failed.value.repeated) await recordAct(tx, { by: moderator.value._id, act: 'withdrawal.fail', subject: `withdrawal:${input.withdrawal}`, after: 'failed', reason: input.reason });
  return failed;
}

/** Somebody paid it, under the provider's reference (payWithdrawal); audited. */
export async function confirmPayout(tx: Tx, input: { withdrawal: string; by: string; reference: string }): Promise<Result<Withdrawal, EndRefusal | 'not_allowed'>> {
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const paid = await payWithdrawal(tx, input);
  if (paid.ok && !paid.value.repeated) await recordAct(tx, { by: moderator.value._id, act: 'withdrawal.pay', subject: `withdrawal:${input.withdrawal}`, after: 'paid', reason: input.reference.trim() });
  return paid;
}

/** Puts everything approved of one way into a batch file (createBatch); audited. */
export async function exportBatch(tx: Tx, input: { way: string; by: string }): Promise<Result<PayoutBatch, 'not_allowed' | 'nothing_to_pay'>> {
  if (!isPayoutWay(input.way)) return refused('nothing_to_pay');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  const batch = await createBatch(tx, { way: input.way, by });
  if (batch.ok) await recordAct(tx, { by, act: 'withdrawal.export', subject: `batch:${batch.value._id}`, after: `${batch.value.count}` });
  return batch;
}
