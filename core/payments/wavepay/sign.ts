import { createHmac } from 'node:crypto';
import { fieldText, sameHex, type Fields } from '../wire.ts';

/** What a request's hash covers, in this order (payments.md §2.3). */
const REQUEST = ['time_to_live_in_seconds', 'merchant_id', 'order_id', 'amount', 'backend_result_url', 'merchant_reference_id'] as const;
/** What a callback's hash covers. `currency`, `paymentDescription` and the rest are not in it. */
const CALLBACK = [
  'status', 'timeToLiveSeconds', 'merchantId', 'orderId', 'amount', 'backendResultUrl', 'merchantReferenceId', 'initiatorMsisdn',
  'transactionId', 'paymentRequestId', 'requestTime',
] as const;

/** HMAC-SHA256, lower-case hex. */
export function waveHash(content: string, secret: string): string {
  return createHmac('sha256', secret).update(content, 'utf8').digest('hex');
}

/** The text that a request's hash is made of: plain concatenation, without separators. */
export function requestContent(fields: Readonly<Record<string, string>>): string {
  return REQUEST.map((name) => fields[name] ?? 'null').join('');
}

/** The text that a callback's hash is made of; numbers as they were written, null or absent as the four letters `null`. */
export function callbackContent(fields: Fields): string {
  return CALLBACK.map((name) => {
    const value = fields[name];
    return value === null || value === undefined ? 'null' : fieldText(value);
  }).join('');
}

/** True when a callback carries its own right hash. Letter case is free; time is constant. */
export function callbackHolds(fields: Fields, secret: string): boolean {
  return sameHex(fieldText(fields.hashValue), waveHash(callbackContent(fields), secret));
}
