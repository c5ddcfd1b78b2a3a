import { randomInt } from 'node:crypto';
import { gatewayHash } from './hash.ts';
import type { WaveOrder, WaveTrouble } from './wave-order.ts';

export const WAVE_STATUSES = [
  'PAYMENT_CONFIRMED', 'INSUFFICIENT_BALANCE', 'ACCOUNT_LOCKED', 'BILL_COLLECTION_FAILED', 'PAYMENT_REQUEST_CANCELLED', 'TRANSACTION_TIMED_OUT',
  'SCHEDULER_TRANSACTION_TIMED_OUT',
] as const;
export type WaveStatus = (typeof WAVE_STATUSES)[number];

/** A callback as it travels (payments.md §2.4). Timed out means that nobody paid: payer and transaction are null [inf]. `change` makes forgeries. */
export function callbackBody(order: WaveOrder, status: WaveStatus, at: Date, { secret, trouble, change = {} }: {
  readonly secret: string; readonly trouble: WaveTrouble; readonly change?: Readonly<Record<string, string | null>>;
}): string {
  const nobody = status.endsWith('TIMED_OUT');
  const amount = order.paidAmount ?? order.amount;
  const fields: Record<string, string | null> = {
    status, merchantId: order.merchantId, orderId: order.orderId, merchantReferenceId: order.id, frontendResultUrl: order.frontendUrl,
    backendResultUrl: order.notifyUrl, initiatorMsisdn: nobody ? null : '9791009039', amount: trouble.amountStyle === 'decimal' ? `${amount}.00` : amount,
    timeToLiveSeconds: String(order.seconds), paymentDescription: order.description, currency: 'MMK', transactionId: nobody ? null : order.transaction ?? null,
    paymentRequestId: String(randomInt(1, 1_000_000)), requestTime: at.toISOString().slice(0, 19),
    additionalField1: null, additionalField2: null, additionalField3: null, additionalField4: null, additionalField5: null, ...change,
  };
  const hashValue = gatewayHash([
    'status', 'timeToLiveSeconds', 'merchantId', 'orderId', 'amount', 'backendResultUrl', 'merchantReferenceId', 'initiatorMsisdn', 'transactionId',
    'paymentRequestId', 'requestTime',
  ].map((name) => fields[name] ?? null), secret);
  const json = JSON.stringify({ ...fields, hashValue }).replace(/"timeToLiveSeconds":"(\d+)"/, '"timeToLiveSeconds":$1');
  return trouble.amountStyle === 'string' ? json : json.replace(/"amount":"([\d.]+)"/, '"amount":$1');
}
