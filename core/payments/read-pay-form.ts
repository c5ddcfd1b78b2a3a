import type { PaymentOrder } from './payment-order.model.ts';
import { CHARGE_TITLE, PAY_MINUTES } from './payment-rules.ts';
import type { PayForm, Providers } from './provider.ts';

/** The form with which the payer's browser begins an order that waits, made anew because it is timed; `undefined` where none is needed. */
export function readPayForm(providers: Providers, order: PaymentOrder): PayForm | undefined {
  if (order.provider === 'manual' || order.charge === undefined) return undefined;
  const { charge: chargeId, amount, way, page } = order;
  return providers.get(order.provider)?.payForm?.({ chargeId, amount, way, page, title: CHARGE_TITLE, minutes: PAY_MINUTES });
}
