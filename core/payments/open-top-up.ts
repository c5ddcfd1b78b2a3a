import { isDuplicateKey, type Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { keepWaiting } from './keep-waiting.ts';
import { PaymentOrders, type PaidThrough, type PaymentOrder } from './payment-order.model.ts';
import { CREATE_WITHIN_MS, TOP_UP_MAX, TOP_UP_MIN } from './payment-rules.ts';
import { ownMmqr, type MmqrMerchant } from './mmqr/static-mmqr.ts';
import type { PayWay } from './provider.ts';

export type TopUpRefusal = 'amount_invalid' | 'amount_too_small' | 'amount_too_large' | 'top_up_already_open';

/**
 * Writes down a member's wish to put `amount` kyat into their wallet and plans the call to the provider; the notice
 * `topup.ready` follows when the person can pay. A transfer by hand (`manual`) can be paid at once, also by our own MMQR code where
 * there is one. Refuses: amount_invalid, amount_too_small { min }, amount_too_large { max },
 * top_up_already_open (a member has one live top-up; cancelTopUp ends it).
 */
export async function openTopUp(tx: Tx, input: { member: string; amount: number; way: PayWay; provider?: PaidThrough; ownMmqr?: MmqrMerchant }): Promise<Result<PaymentOrder, TopUpRefusal>> {
  const { member, amount, way, provider = 'kbzpay', ownMmqr: merchant } = input;
  if (!Number.isSafeInteger(amount)) return refused('amount_invalid');
  if (amount < TOP_UP_MIN) return refused('amount_too_small', { min: TOP_UP_MIN });
  if (amount > TOP_UP_MAX) return refused('amount_too_large', { max: TOP_UP_MAX });
  const open = await PaymentOrders(tx).exists({ member, purpose: 'topup', live: true }).session(tx.session);
  if (open) return refused('top_up_already_open');

  const now = tx.clock.now();
  const id = newId(16);
  const order: PaymentOrder = {
    _id: id, member, provider, purpose: 'topup', way, amount, currency: 'MMK', state: provider === 'manual' ? 'waiting' : 'created', live: true,
    ...(provider === 'manual' && merchant && { qr: ownMmqr(merchant, { amount, reference: id }) }),
    tries: 0, settled: [], page: newId(24), createdAt: now, expiresAt: new Date(now.getTime() + CREATE_WITHIN_MS),
  };
  try {
    await PaymentOrders(tx).create([order], { session: tx.session });
  } catch (error) {
    if (isDuplicateKey(error)) return refused('top_up_already_open');
    throw error;
  }
  if (provider === 'manual') await keepWaiting(tx, order._id);
  else await planIntent(tx, { id: `${provider}.precreate:${order._id}`, kind: `${provider}.precreate`, payload: { order: order._id } });
  return ok(order);
}
