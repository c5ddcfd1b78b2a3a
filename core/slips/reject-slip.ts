import type { Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { REASON_TEXT_MAX } from '../moderation/reasons.ts';
import { recordAct } from '../moderation/record-act.ts';
import { requireRole } from '../moderation/require-role.ts';
import { notify } from '../notices/notify.ts';
import { keepWaiting } from '../payments/keep-waiting.ts';
import { findOrder } from '../payments/read-order.ts';
import { SLIP_REASONS } from './slip-reasons.ts';
import { Slips } from './slip.model.ts';

/**
 * A moderator of the money role cannot match a slip: the member reads why and may send another one for the same order. Refuses: not_allowed,
 * reason_unknown, slip_not_open.
 */
export async function rejectSlip(
  tx: Tx, input: { slip: string; by: string; reason: string; note?: string },
): Promise<Result<undefined, 'not_allowed' | 'reason_unknown' | 'slip_not_open'>> {
  const reason = SLIP_REASONS.find((each) => each === input.reason);
  if (!reason) return refused('reason_unknown');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  const note = [...(input.note ?? '').trim()].slice(0, REASON_TEXT_MAX).join('');
  const slip = await Slips(tx).findOneAndUpdate(
    { _id: input.slip, state: 'open' },
    { $set: { state: 'rejected', decidedBy: by, decidedAt: tx.clock.now(), reason, ...(note && { note }) } },
    { session: tx.session, lean: true },
  );
  const order = slip && await findOrder(tx, slip.order);
  if (!slip || !order) return refused('slip_not_open');
  await keepWaiting(tx, order._id);
  await recordAct(tx, { by, act: 'slip.reject', subject: `order:${order._id}`, before: 'open', after: 'rejected', reason });
  await notify(tx, {
    id: `slip:${slip._id}:rejected`, member: order.member, kind: 'slip.rejected',
    params: { order: order._id, amount: order.amount, reference: slip.reference, reason, note },
  });
  return ok();
}

