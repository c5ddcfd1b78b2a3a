import type { ChargeStatus, KnownCharge, QueryOutcome } from '../provider.ts';
import { fieldText, isFields, readKyat, type Fields } from '../wire.ts';
import type { Session } from './session.ts';

/** `pending` and `success` are documented; the others are what its neighbours say, until AYA gives its list (payments.md §3B, §10). */
const STATUS: Readonly<Record<string, ChargeStatus>> = {
  success: 'paid', pending: 'pending', failed: 'failed', expired: 'expired', cancelled: 'cancelled', canceled: 'cancelled',
  /** Was paid before it went back: the order stands as it was. */
  refunded: 'paid',
};

/**
 * `checkQRPayment`: how a charge stands. The answer carries no amount, for the QR fixes it: then what we asked for is what was paid.
 * An amount that is there all the same is compared like everybody's.
 */
export async function queryCharge(session: Session, { chargeId, reference, asked }: KnownCharge): Promise<QueryOutcome> {
  const answer = await session('checkQRPayment', { externalTransactionId: chargeId, ...(reference !== undefined && { referenceNumber: reference }) });
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'fail') return answer.code === '404' ? { kind: 'missing' } : { kind: 'unknown', reason: `the API says ${answer.code}` };
  const { fields } = answer;
  const data: Fields = isFields(fields.data) ? fields.data : fields;
  const about = fieldText(data.externalTransactionId);
  if (about !== '' && about !== chargeId) return { kind: 'unknown', reason: 'the answer is about another order' };
  const status = STATUS[(fieldText(fields.status) || fieldText(data.status)).trim().toLowerCase()];
  if (!status) return { kind: 'unknown', reason: 'a status that we do not know' };
  const amountText = fieldText(data.amount).trim() || (asked === undefined ? '' : String(asked));
  const amount = readKyat(amountText);
  const transaction = fieldText(fields.transRefId) || fieldText(data.transRefId);
  return {
    kind: 'found', status, amountText, currency: fieldText(data.currency).trim() || 'MMK',
    ...(amount !== undefined && { amount }), ...(transaction && { transaction }),
  };
}
