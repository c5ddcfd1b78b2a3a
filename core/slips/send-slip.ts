import { isDuplicateKey, type Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { tellMoneyRole } from '../moderation/tell-money-role.ts';
import { keepWaiting, letOthersIn } from '../payments/keep-waiting.ts';
import { readOrder } from '../payments/read-order.ts';
import { parseReference } from './parse-reference.ts';
import { Slips, type Slip } from './slip.model.ts';

export type SlipRefusal = 'order_not_found' | 'order_paid' | 'reference_invalid' | 'reference_used' | 'slip_already_sent';

/**
 * A member proves a transfer by hand with a photo and its reference; the money role is told. Also for an order that has run out or was cancelled:
 * who paid late is not sent away. Refuses: order_not_found (another's, or not a manual one), order_paid, reference_invalid,
 * reference_used (money was given for it already), slip_already_sent (one is being looked at).
 */
export async function sendSlip(tx: Tx, input: { member: string; order: string; account: string; reference: string; photo: string }): Promise<Result<Slip, SlipRefusal>> {
  const reference = parseReference(input.reference);
  if (reference === undefined) return refused('reference_invalid');
  const order = await readOrder(tx, input.member, input.order);
  if (!order || order.provider !== 'manual') return refused('order_not_found');
  if (order.state === 'paid') return refused('order_paid');
  if (await Slips(tx).exists({ claim: reference }).session(tx.session)) return refused('reference_used');

  const slip: Slip = {
    _id: newId(), order: order._id, expected: order.amount, account: input.account, reference, photo: input.photo, state: 'open', sentAt: tx.clock.now(),
  };
  try {
    await Slips(tx).create([slip], { session: tx.session });
  } catch (error) {
    if (isDuplicateKey(error)) return refused('slip_already_sent');
    throw error;
  }
  await keepWaiting(tx, order._id);
  await letOthersIn(tx, order._id);
  await tellMoneyRole(tx, `slip:${slip._id}`);
  return ok(slip);
}
