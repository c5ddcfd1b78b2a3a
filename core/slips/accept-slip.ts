import { isDuplicateKey, type Tx } from '../db/database.ts';
import { ok, refused, type Result } from '../errors.ts';
import { recordAct } from '../moderation/record-act.ts';
import { requireRole } from '../moderation/require-role.ts';
import { bookPayment } from '../payments/book-payment.ts';
import { findOrder } from '../payments/read-order.ts';
import { parseReference } from './parse-reference.ts';
import { Slips, type Slip } from './slip.model.ts';

export type AcceptRefusal = 'not_allowed' | 'slip_not_open' | 'own_slip' | 'reference_invalid' | 'reference_used' | 'amount_invalid';

/**
 * A moderator of the money role has found the transfer in our account: `amount` kyat under `reference`, which they may correct. The right amount goes
 * to the wallet, another one into suspense with a case. Refuses: not_allowed, slip_not_open, own_slip, reference_invalid,
 * reference_used (money was given for that reference before), amount_invalid.
 */
export async function acceptSlip(tx: Tx, input: { slip: string; by: string; amount: number; reference: string }): Promise<Result<undefined, AcceptRefusal>> {
  const { amount } = input;
  if (!Number.isSafeInteger(amount) || amount <= 0) return refused('amount_invalid');
  const reference = parseReference(input.reference);
  if (reference === undefined) return refused('reference_invalid');
  const moderator = await requireRole(tx, input.by, 'money');
  if (!moderator.ok) return moderator;
  const by = moderator.value._id;
  const slip = await decide(tx, input.slip, { state: 'accepted', decidedBy: by, decidedAt: tx.clock.now(), reference, claim: reference, got: amount });
  if (slip === 'reference_used') return refused('reference_used');
  const order = slip && await findOrder(tx, slip.order);
  if (!slip || !order) return refused('slip_not_open');
  if (order.member === by) return refused('own_slip');

  const paid = { kind: 'found', status: 'paid', amountText: String(amount), amount, currency: 'MMK', transaction: reference } as const;
  await bookPayment(tx, { provider: 'manual', charge: `${order._id}_${slip._id}`, order, paid });
  await recordAct(tx, { by, act: 'slip.accept', subject: `order:${order._id}`, before: 'open', after: 'accepted', reason: reference });
  return ok();
}

async function decide(tx: Tx, slip: string, decision: Partial<Slip>): Promise<Slip | null | 'reference_used'> {
  try {
    return await Slips(tx).findOneAndUpdate({ _id: slip, state: 'open' }, { $set: decision }, { session: tx.session, lean: true });
  } catch (error) {
    if (isDuplicateKey(error)) return 'reference_used';
    throw error;
  }
}
