import type { PaymentProvider } from '../provider.ts';
import { AYAWALLET_CAPABILITIES } from './capabilities.ts';
import { closeCharge } from './close-charge.ts';
import { createCharge } from './create-charge.ts';
import { queryCharge } from './query-charge.ts';
import { readCallback } from './read-callback.ts';
import { queryRefund, refundCharge } from './refund-charge.ts';
import { openSession } from './session.ts';
import type { AyaWalletParts } from './settings.ts';

/** AYA Pay's wallet API as a provider of payments: a QR, its state, refunds of a whole payment, callbacks. */
export function ayaWallet(parts: AyaWalletParts): PaymentProvider {
  const { settings } = parts;
  const session = openSession(parts);
  return {
    name: 'ayawallet',
    labelKey: 'wallet:provider.ayawallet',
    ways: ['qr'],
    capabilities: AYAWALLET_CAPABILITIES,
    create: (charge) => createCharge(session, parts, charge),
    query: (charge) => queryCharge(session, charge),
    close: closeCharge,
    refund: (refund) => refundCharge(session, refund),
    queryRefund: (refund) => queryRefund(session, refund),
    readCallback: (message) => readCallback(settings, message),
    callbackReply: '',
  };
}
