import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { postPending } from '../ledger/post-pending.ts';
import { voidPending } from '../ledger/void-pending.ts';
import { recordAct } from '../moderation/record-act.ts';
import { requireRole } from '../moderation/require-role.ts';
import { notify } from '../notices/notify.ts';
import { releaseRefund } from '../payments/claim-refund.ts';
import { Refunds, type Refund, type RefundState } from './refund.model.ts';

/** Ends a refund once: the hold is posted (done) or given up (failed), and the member is told. False when it had ended before. */
export async function endRefund(
  tx: Tx, refund: Pick<Refund, '_id'>, end: { state: 'done' | 'failed'; from: RefundState; by?: string; transaction?: string },
): Promise<boolean> {
  const { state, from, by, transaction } = end;
  const ended = await Refunds(tx).findOneAndUpdate(
    { _id: refund._id, state: from },
    { $set: { state, endedAt: tx.clock.now(), ...(by !== undefined && { endedBy: by }), ...(transaction !== undefined && { transaction }) } },
    { session: tx.session, returnDocument: 'after', lean: true },
  );
  if (!ended) return false;
  const key = `refund:${ended._id}:${state}`;
  const booked = state === 'done' ? await postPending(tx, { key, pending: ended.hold }) : await voidPending(tx, { key, pending: ended.hold });
  if (!booked.ok) throw new Error(`the refund ${ended._id} cannot be booked: ${booked.code}`);
  if (state === 'failed') await releaseRefund(tx, ended);
  await notify(tx, {
    id: `refund:${ended._id}:${state}`, member: ended.member, kind: 'refund.moved',
    params: { amount: ended.amount, state, order: ended.order, receipt: booked.value.transfer },
  });
  return true;
}

/**
 * A person of the money role says how a refund ended that goes by hand: sent, with the reference of the payment, or not. Refuses: not_allowed,
 * reference_missing, refund_not_open.
 */
export async function settleRefundByHand(
  tx: Tx, input: { refund: string; by: string; sent: boolean; reference?: string },
): Promise<Result<undefined, 'not_allowed' | 'reference_missing' | 'refund_not_open'>> {
  const transaction = (input.reference ?? '').trim().slice(0, 60);
  if (input.sent && transaction === '') return refused('reference_missing');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  const state = input.sent ? 'done' : 'failed';
  const ended = await endRefund(tx, { _id: input.refund }, { state, from: 'by_hand', by, ...(input.sent && { transaction }) });
  if (!ended) return refused('refund_not_open');
  await recordAct(tx, { by, act: 'refund.end', subject: `refund:${input.refund}`, before: 'by_hand', after: state, ...(input.sent && { reason: transaction }) });
  return ok();
}
