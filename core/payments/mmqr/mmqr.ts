import type { PaymentProvider } from '../provider.ts';
import { MMQR_CAPABILITIES } from './capabilities.ts';
import { closeCharge } from './close-charge.ts';
import { createCharge } from './create-charge.ts';
import { queryCharge } from './query-charge.ts';
import { readCallback } from './read-callback.ts';
import { refundCharge } from './refund-charge.ts';
import type { MmqrParts } from './settings.ts';

/** MMQR, the national QR, issued for each charge by MyanMyanPay: QR, query, cancel, callback. Our own static code is `staticMmqr`. */
export function mmqr(parts: MmqrParts): PaymentProvider {
  return {
    name: 'mmqr',
    labelKey: 'wallet:provider.mmqr',
    ways: ['qr'],
    capabilities: MMQR_CAPABILITIES,
    create: (charge) => createCharge(parts, charge),
    query: (charge) => queryCharge(parts, charge),
    close: (charge) => closeCharge(parts, charge),
    refund: refundCharge,
    queryRefund: refundCharge,
    readCallback: (message) => readCallback(parts.settings, message),
    callbackReply: '',
  };
}
