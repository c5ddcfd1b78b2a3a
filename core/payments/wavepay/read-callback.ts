import type { CallbackMessage, CallbackReading, ChargeFound, ChargeStatus } from '../provider.ts';
import { digestOf, fieldText, readFields, readKyat, type Fields } from '../wire.ts';
import type { WavePaySettings } from './settings.ts';
import { callbackContent, callbackHolds } from './sign.ts';

/** payments.md §2.4. Too little money is no end: the payer may try again until the time is over. */
const STATUS: Readonly<Record<string, ChargeStatus>> = {
  PAYMENT_CONFIRMED: 'paid', INSUFFICIENT_BALANCE: 'pending', ACCOUNT_LOCKED: 'failed', BILL_COLLECTION_FAILED: 'failed',
  PAYMENT_REQUEST_CANCELLED: 'cancelled', TRANSACTION_TIMED_OUT: 'expired', SCHEDULER_TRANSACTION_TIMED_OUT: 'expired',
};

/**
 * Proves a callback by its hash over the raw text of its fields, and that it is for our merchant and our address. There is no query, so
 * what it says happened is what counts. The hash does not cover the currency: another one than MMK is passed on as it came, and
 * a person looks at it. A status that we do not know ends nothing.
 */
export function readCallback(settings: WavePaySettings, { body }: CallbackMessage): CallbackReading {
  const fields = readFields(body.toString('utf8'));
  if (!fields || fieldText(fields.hashValue) === '') return { kind: 'malformed' };
  if (!callbackHolds(fields, settings.secret)) return { kind: 'forged' };
  if (fieldText(fields.merchantId) !== settings.merchantId || fieldText(fields.backendResultUrl) !== settings.notifyUrl) return { kind: 'forged' };
  const chargeId = fieldText(fields.merchantReferenceId);
  if (!/^\w{1,40}$/.test(chargeId)) return { kind: 'malformed' };
  const said = readWord(fields);
  const content = callbackContent(fields);
  return { kind: 'callback', callback: { chargeId, content, digest: digestOf(`${content} ${said.currency}`), said } };
}

function readWord(fields: Fields): ChargeFound {
  const amountText = fieldText(fields.amount).trim();
  const amount = readKyat(amountText);
  const transaction = fieldText(fields.transactionId);
  return {
    kind: 'found', status: STATUS[fieldText(fields.status).trim()] ?? 'pending', amountText, currency: fieldText(fields.currency).trim() || 'MMK',
    ...(amount !== undefined && { amount }), ...(transaction && { transaction }),
  };
}
