import type { ChargeStatus, KnownCharge, QueryOutcome } from '../provider.ts';
import { fieldText, readKyat } from '../wire.ts';
import { callKbzPay } from './call.ts';
import type { KbzPayParts } from './settings.ts';

/** payments.md §1.3. */
const STATUS: Readonly<Record<string, ChargeStatus>> = {
  PAY_SUCCESS: 'paid', PAY_FAILED: 'failed', WAIT_PAY: 'pending', PAYING: 'pending', ORDER_EXPIRED: 'expired', ORDER_CLOSED: 'cancelled',
};

/** `queryorder`: what the gateway knows of a charge. KBZ's own sample has a space before the status, so it is trimmed. */
export async function queryCharge(parts: KbzPayParts, { chargeId }: KnownCharge): Promise<QueryOutcome> {
  const answer = await callKbzPay(parts, {
    url: `${parts.settings.apiUrl}/queryorder`, method: 'kbz.payment.queryorder', version: '3.0', biz: { merch_order_id: chargeId },
  });
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'fail') return answer.code === 'QUERYORDER_FAIL' ? { kind: 'missing' } : { kind: 'unknown', reason: `gateway: ${answer.code}` };
  const { fields } = answer;
  if (fieldText(fields.merch_order_id) !== chargeId) return { kind: 'unknown', reason: 'the answer is about another order' };
  const status = STATUS[fieldText(fields.trade_status).trim()];
  if (!status) return { kind: 'unknown', reason: 'a trade_status that we do not know' };
  const amountText = fieldText(fields.total_amount).trim();
  if (status === 'paid' && amountText === '') return { kind: 'unknown', reason: 'paid, but the amount is missing' };
  const amount = readKyat(amountText);
  const transaction = fieldText(fields.mm_order_id);
  return {
    kind: 'found', status, amountText, currency: fieldText(fields.trans_currency).trim(),
    ...(amount !== undefined && { amount }), ...(transaction && { transaction }),
  };
}

