import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { postPending } from '../ledger/post-pending.ts';
import { postTransfer, type TransferRefusal } from '../ledger/post-transfer.ts';
import { voidPending } from '../ledger/void-pending.ts';
import { notify } from '../notices/notify.ts';
import { giveBackAllowance } from './spend-allowance.ts';
import { PAYOUT_WAYS, type FailReason } from './withdrawal-rules.ts';
import { Withdrawals, type Withdrawal, type WithdrawalState } from './withdrawal.model.ts';

/** A withdrawal that has ended now; `repeated` when it had before, and nothing was changed. */
export type Ended = Withdrawal & { readonly repeated?: true };

export type EndRefusal = TransferRefusal | 'withdrawal_not_found' | 'withdrawal_not_approved' | 'withdrawal_over' | 'reference_used' | 'reference_missing';

/** States from which a person, or a provider, may say that the money was paid. */
const PAYABLE: readonly WithdrawalState[] = ['approved', 'batched', 'sending'];
const REFERENCE_MAX = 64;

/**
 * The provider has paid: what was held leaves the wallet, and our account with the provider; the member reads the provider's reference. The same reference
 * again changes nothing. Refuses withdrawal_not_found, withdrawal_not_approved, withdrawal_over (failed, or paid under another reference), reference_used
 * (by another withdrawal of this way), reference_missing.
 */
export async function payWithdrawal(tx: Tx, input: { withdrawal: string; reference: string }): Promise<Result<Ended, EndRefusal>> {
  const reference = input.reference.trim().slice(0, REFERENCE_MAX);
  if (reference === '') return refused('reference_missing');
  const before = await Withdrawals(tx).findById(input.withdrawal, {}, { session: tx.session }).lean<Withdrawal>();
  if (!before) return refused('withdrawal_not_found');
  if (before.state === 'paid' && before.reference === reference) return ok({ ...before, repeated: true });
  if (before.state === 'requested') return refused('withdrawal_not_approved');
  if (!PAYABLE.includes(before.state)) return refused('withdrawal_over');
  const { _id, way, amount, hold, member } = before;
  if (await Withdrawals(tx).exists({ way, reference }).session(tx.session)) return refused('reference_used');
  const paid = await Withdrawals(tx).findOneAndUpdate(
    { _id, state: before.state }, { $set: { state: 'paid', reference, endedAt: tx.clock.now() } }, { session: tx.session, returnDocument: 'after' },
  ).lean<Withdrawal>();
  if (!paid) return refused('withdrawal_over');
  const posted = await postPending(tx, { key: `withdraw:${_id}:post`, pending: hold });
  if (!posted.ok) return posted;
  const { owed, clearing } = PAYOUT_WAYS[way];
  const settled = await postTransfer(tx, { key: `withdraw:${_id}:settle`, code: 'payout_settled', debit: owed, credit: clearing, amount, reference: `withdrawal:${_id}` });
  if (!settled.ok) return settled;
  await notify(tx, { id: `withdrawal:${_id}:paid`, member, kind: 'withdrawal.paid', params: { withdrawal: _id, amount, way, reference, receipt: posted.value.transfer } });
  return ok(paid);
}

/**
 * No money was, or will be, paid: what was held is free again in the wallet, and the member is told why. Doing it again changes nothing.
 * Refuses withdrawal_not_found, withdrawal_over (paid, or cancelled).
 */
export async function failWithdrawal(tx: Tx, input: { withdrawal: string; reason: FailReason }): Promise<Result<Ended, EndRefusal>> {
  const before = await Withdrawals(tx).findById(input.withdrawal, {}, { session: tx.session }).lean<Withdrawal>();
  if (!before) return refused('withdrawal_not_found');
  if (before.state === 'failed') return ok({ ...before, repeated: true });
  const failed = await giveBack(tx, before, [...PAYABLE, 'requested'], { state: 'failed', reason: input.reason });
  if (!failed.ok) return failed;
  const { _id, member, amount, way } = before;
  await notify(tx, { id: `withdrawal:${_id}:failed`, member, kind: 'withdrawal.failed', params: { withdrawal: _id, amount, way, reason: input.reason } });
  return failed;
}

/** A member takes their own withdrawal back, as long as nobody has agreed to it. Refuses withdrawal_not_found (another's too), withdrawal_over. */
export async function cancelWithdrawal(tx: Tx, input: { withdrawal: string; member: string }): Promise<Result<Ended, EndRefusal>> {
  const before = await Withdrawals(tx).findById(input.withdrawal, {}, { session: tx.session }).lean<Withdrawal>();
  if (before?.member !== input.member) return refused('withdrawal_not_found');
  if (before.state === 'cancelled') return ok({ ...before, repeated: true });
  return giveBack(tx, before, ['requested'], { state: 'cancelled' });
}

async function giveBack(tx: Tx, before: Withdrawal, from: readonly WithdrawalState[], end: Pick<Withdrawal, 'state'> & { reason?: FailReason }): Promise<Result<Ended, EndRefusal>> {
  const { _id, hold, member, amount, createdAt } = before;
  const ended = await Withdrawals(tx).findOneAndUpdate(
    { _id, state: { $in: from } }, { $set: { ...end, endedAt: tx.clock.now() } }, { session: tx.session, returnDocument: 'after' },
  ).lean<Withdrawal>();
  if (!ended) return refused('withdrawal_over');
  const voided = await voidPending(tx, { key: `withdraw:${_id}:void`, pending: hold });
  if (!voided.ok) return voided;
  await giveBackAllowance(tx, { member, amount, at: createdAt });
  return ok(ended);
}
