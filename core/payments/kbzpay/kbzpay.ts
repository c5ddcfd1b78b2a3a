import type { PaymentProvider } from '../provider.ts';
import { capabilitiesOf } from './capabilities.ts';
import { closeCharge } from './close-charge.ts';
import { createCharge } from './create-charge.ts';
import { queryCharge } from './query-charge.ts';
import { readCallback } from './read-callback.ts';
import { queryRefund, refundCharge } from './refund-charge.ts';
import type { KbzPayParts } from './settings.ts';

/** KBZPay as a provider of payments: QR and app page, callback, query, close, refund. */
export function kbzPay(parts: KbzPayParts): PaymentProvider {
  return {
    name: 'kbzpay',
    labelKey: 'wallet:provider.kbzpay',
    ways: ['app', 'qr'],
    capabilities: capabilitiesOf(parts.settings),
    create: (charge) => createCharge(parts, charge),
    query: (charge) => queryCharge(parts, charge),
    close: (charge) => closeCharge(parts, charge),
    refund: (refund) => refundCharge(parts, refund),
    queryRefund: (refund) => queryRefund(parts, refund),
    readCallback: (message) => readCallback(parts.settings, message),
    callbackReply: 'success',
  };
}
