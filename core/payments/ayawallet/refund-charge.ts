import type { NewRefund, RefundOutcome } from '../provider.ts';
import { fieldText } from '../wire.ts';
import type { Session } from './session.ts';

/**
 * `refundPayment`: the whole payment only, for the call has no amount (payments.md §3B). It carries no id of the refund either: a no may
 * mean that an earlier try was a yes whose answer was lost, so `checkQRPayment` has the last word.
 */
export async function refundCharge(session: Session, refund: NewRefund): Promise<RefundOutcome> {
  if (refund.amount !== refund.paid) return { kind: 'refused', code: 'only the whole payment can go back' };
  if (refund.reference === undefined) return { kind: 'refused', code: 'the reference number is not known' };
  const answer = await session('refundPayment', { referenceNumber: refund.reference, externalTransactionId: refund.chargeId });
  if (answer.kind !== 'fail') return answer.kind === 'unknown' ? answer : { kind: 'refunded' };
  const known = await queryRefund(session, refund);
  return known.kind === 'refused' ? { kind: 'refused', code: answer.code } : known;
}

/** A payment that went back says `refunded`. While it says `success` nothing has gone back. */
export async function queryRefund(session: Session, { chargeId, reference }: NewRefund): Promise<RefundOutcome> {
  const answer = await session('checkQRPayment', { externalTransactionId: chargeId, ...(reference !== undefined && { referenceNumber: reference }) });
  if (answer.kind === 'fail') return { kind: 'unknown', reason: `the API says ${answer.code}` };
  if (answer.kind === 'unknown') return answer;
  const status = fieldText(answer.fields.status).trim().toLowerCase();
  if (status === 'refunded') return { kind: 'refunded' };
  return status === 'success' ? { kind: 'refused', code: 'not refunded' } : { kind: 'unknown', reason: 'a status that we do not know' };
}
