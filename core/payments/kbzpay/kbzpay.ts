import type { PaymentProvider } from '../provider.ts';
import { closeCharge } from './close-charge.ts';
import { createCharge } from './create-charge.ts';
import { queryCharge } from './query-charge.ts';
import { readCallback } from './read-callback.ts';
import type { KbzPayParts } from './settings.ts';

/** KBZPay as a provider of payments: QR and app page, callback, query, close. */
export function kbzPay(parts: KbzPayParts): PaymentProvider {
  return {
    name: 'kbzpay',
    ways: ['app', 'qr'],
    create: (charge) => createCharge(parts, charge),
    query: (chargeId) => queryCharge(parts, chargeId),
    close: (chargeId) => closeCharge(parts, chargeId),
    readCallback: (body) => readCallback(parts.settings, body),
  };
}
