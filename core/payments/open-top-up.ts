import { isDuplicateKey, type Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { ok, refused, type Result } from '../errors.ts';
import { planIntent } from '../intents/plan-intent.ts';
import { PaymentOrders, type PaymentOrder } from './payment-order.model.ts';
import { CREATE_WITHIN_MS, TOP_UP_MAX, TOP_UP_MIN } from './payment-rules.ts';
import type { PayWay, ProviderName } from './provider.ts';

export type TopUpRefusal = 'amount_invalid' | 'amount_too_small' | 'amount_too_large' | 'top_up_already_open';

/**
 * Writes down a member's wish to put `amount` kyat into their wallet and plans the call to the provider; the notice
 * `topup.ready` follows when the person can pay. Refuses: amount_invalid, amount_too_small { min }, amount_too_large { max },
 * top_up_already_open (a member has one live top-up; cancelTopUp ends it).
 */
export async function openTopUp(tx: Tx, input: { member: string; amount: number; way: PayWay; provider?: ProviderName }): Promise<Result<PaymentOrder, TopUpRefusal>> {
  const { member, amount, way, provider = 'kbzpay' } = input;
  if (!Number.isSafeInteger(amount)) return refused('amount_invalid');
  if (amount < TOP_UP_MIN) return refused('amount_too_small', { min: TOP_UP_MIN });
  if (amount > TOP_UP_MAX) return refused('amount_too_large', { max: TOP_UP_MAX });
  const open = await PaymentOrders(tx).exists({ member, purpose: 'topup', live: true }).session(tx.session);
  if (open) return refused('top_up_already_open');

  const now = tx.clock.now();
  const order: PaymentOrder = {
    _id: newId(16), member, provider, purpose: 'topup', way, amount, currency: 'MMK', state: 'created', live: true,
    tries: 0, settled: [], page: newId(24), createdAt: now, expiresAt: new Date(now.getTime() + CREATE_WITHIN_MS),
  };
  try {
    await PaymentOrders(tx).create([order], { session: tx.session });
  } catch (error) {
    if (isDuplicateKey(error)) return refused('top_up_already_open');
    throw error;
  }
  await planIntent(tx, { id: `${provider}.precreate:${order._id}`, kind: `${provider}.precreate`, payload: { order: order._id } });
  return ok(order);
}
