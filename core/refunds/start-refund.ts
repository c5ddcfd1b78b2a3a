import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { postTransfer, type TransferRefusal } from '../ledger/post-transfer.ts';
import { readWallet } from '../ledger/read-wallet.ts';
import { REASON_TEXT_MAX } from '../moderation/reasons.ts';
import { recordAct } from '../moderation/record-act.ts';
import { requireRole } from '../moderation/require-role.ts';
import { notify } from '../notices/notify.ts';
import { claimRefund } from '../payments/claim-refund.ts';
import { Refunds, type Refund } from './refund.model.ts';

export type StartRefundRefusal = 'not_allowed' | 'amount_invalid' | 'reason_missing' | 'order_not_paid' | 'refund_too_large' | TransferRefusal;

/**
 * The money role gives a paid top-up, or a part of it, back to the payer: the sum is held in the member's wallet, a worker asks the provider, and the
 * member is told. `wish` names this one decision (a form's): sent twice it is one refund. Refuses: not_allowed, amount_invalid,
 * reason_missing, order_not_paid, refund_too_large { left }, insufficient_funds { available, needed } (spent already).
 */
export async function startRefund(tx: Tx, input: { order: string; amount: number; reason: string; by: string; wish: string }): Promise<Result<Refund, StartRefundRefusal>> {
  const { amount } = input;
  if (!Number.isSafeInteger(amount) || amount <= 0) return refused('amount_invalid');
  const reason = [...input.reason.trim()].slice(0, REASON_TEXT_MAX).join('');
  if (reason === '') return refused('reason_missing');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const _id = `r${input.wish}`;
  const before = await Refunds(tx).findById(_id, null, { session: tx.session }).lean<Refund>();
  if (before) return ok(before);

  const claimed = await claimRefund(tx, { order: input.order, amount });
  if (!claimed.ok) return claimed;
  const { member, provider, settled, _id: order } = claimed.value;
  const held = await postTransfer(tx, {
    key: `refund:${_id}`, code: 'topup_refund', debit: await readWallet(tx, member), credit: `${provider}:clearing`, amount,
    reference: `order:${order}`, pending: {},
  });
  if (!held.ok) return held;
  const refund: Refund = {
    _id, order, provider, charge: settled.at(-1) ?? order, member, amount, state: 'sending', hold: held.value.transfer, reason,
    by: moderator.value._id, at: tx.clock.now(),
  };
  await Refunds(tx).create([refund], { session: tx.session });
  await planIntent(tx, { id: `refund.send:${_id}`, kind: 'refund.send', payload: { refund: _id } });
  await recordAct(tx, { by: refund.by, act: 'refund.start', subject: `order:${order}`, after: String(amount), reason });
  await notify(tx, { id: `refund:${_id}:started`, member, kind: 'refund.moved', params: { amount, state: 'started', order } });
  return ok(refund);
}

/** A fresh name for one wish to refund, for the form that asks for it. */
export function newWish(): string {
  return newId(15);
}
