import type { PaymentProvider } from '../provider.ts';
import { WAVEPAY_CAPABILITIES } from './capabilities.ts';
import { closeCharge } from './close-charge.ts';
import { createCharge } from './create-charge.ts';
import { queryCharge } from './query-charge.ts';
import { readCallback } from './read-callback.ts';
import { refundCharge } from './refund-charge.ts';
import type { WavePaySettings } from './settings.ts';

/** WavePay as a provider of payments: a page that the payer opens, and callbacks. Nothing else is published (payments.md §2). */
export function wavePay(settings: WavePaySettings): PaymentProvider {
  return {
    name: 'wavepay',
    labelKey: 'wallet:provider.wavepay',
    ways: ['app'],
    capabilities: WAVEPAY_CAPABILITIES,
    create: (charge) => createCharge(settings, charge),
    query: queryCharge,
    close: closeCharge,
    refund: refundCharge,
    queryRefund: refundCharge,
    readCallback: (message) => readCallback(settings, message),
    callbackReply: '',
  };
}
