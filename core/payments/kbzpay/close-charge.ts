import type { CloseOutcome, KnownCharge } from '../provider.ts';
import { callKbzPay } from './call.ts';
import type { KbzPayParts } from './settings.ts';

/** Answers to closeorder after which nothing more can be closed. */
const CLOSED = new Set(['ORDER_ALREADY_CLOSED', 'QUERYORDER_FAIL']);

/** `closeorder`. Safe to repeat; the payer may still have won the race, so a query follows (payments.md §1.3). */
export async function closeCharge(parts: KbzPayParts, { chargeId }: KnownCharge): Promise<CloseOutcome> {
  const { settings } = parts;
  const answer = await callKbzPay(parts, {
    url: `${settings.closeApiUrl ?? settings.apiUrl}/closeorder`, method: 'kbz.payment.closeorder', version: '3.0',
    biz: { merch_order_id: chargeId },
  });
  if (answer.kind === 'success') return { kind: 'closed' };
  if (answer.kind === 'unknown') return answer;
  return CLOSED.has(answer.code) ? { kind: 'closed' } : { kind: 'unknown', reason: `gateway: ${answer.code}` };
}
