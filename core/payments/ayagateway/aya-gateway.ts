import type { PaymentProvider } from '../provider.ts';
import { AYAGATEWAY_CAPABILITIES } from './capabilities.ts';
import { closeCharge } from './close-charge.ts';
import { createCharge, payFormOf } from './create-charge.ts';
import { queryCharge } from './query-charge.ts';
import { readCallback } from './read-callback.ts';
import { refundCharge } from './refund-charge.ts';
import type { AyaGatewayParts } from './settings.ts';

/** AYA Payment Gateway as a provider of payments: a checkout that the payer's browser posts itself to, enquiry, callback. */
export function ayaGateway(parts: AyaGatewayParts): PaymentProvider {
  return {
    name: 'ayagateway',
    labelKey: 'wallet:provider.ayagateway',
    ways: ['app'],
    capabilities: AYAGATEWAY_CAPABILITIES,
    create: () => createCharge(parts),
    query: (charge) => queryCharge(parts, charge),
    close: closeCharge,
    refund: refundCharge,
    queryRefund: refundCharge,
    readCallback: (message) => readCallback(parts.settings, message),
    callbackReply: '',
    payForm: (charge) => payFormOf(parts, charge),
  };
}
