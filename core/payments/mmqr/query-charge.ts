import type { ChargeStatus, KnownCharge, QueryOutcome } from '../provider.ts';
import { fieldText, readKyat } from '../wire.ts';
import { callMmqr } from './call.ts';
import type { MmqrParts } from './settings.ts';

/** payments.md §6.2. Money that the issuer gave back had been paid: the order stands as it was. */
const STATUS: Readonly<Record<string, ChargeStatus>> = {
  SUCCESS: 'paid', PENDING: 'pending', FAILED: 'failed', CANCELLED: 'cancelled', EXPIRED: 'expired', REFUNDED: 'paid',
};

/** `get`: what the issuer knows of a charge. */
export async function queryCharge(parts: MmqrParts, { chargeId }: KnownCharge): Promise<QueryOutcome> {
  const answer = await callMmqr(parts, 'get', chargeId);
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'fail') return answer.status === 404 ? { kind: 'missing' } : { kind: 'unknown', reason: `HTTP ${answer.status}` };
  const { fields } = answer;
  if (fieldText(fields.orderId) !== chargeId) return { kind: 'unknown', reason: 'the answer is about another order' };
  const status = STATUS[fieldText(fields.status).trim()];
  if (!status) return { kind: 'unknown', reason: 'a status that we do not know' };
  const amountText = fieldText(fields.amount).trim();
  if (status === 'paid' && amountText === '') return { kind: 'unknown', reason: 'paid, but the amount is missing' };
  const amount = readKyat(amountText);
  const transaction = fieldText(fields.transactionRefId);
  return {
    kind: 'found', status, amountText, currency: fieldText(fields.currency).trim() || 'MMK',
    ...(amount !== undefined && { amount }), ...(transaction && { transaction }),
  };
}
