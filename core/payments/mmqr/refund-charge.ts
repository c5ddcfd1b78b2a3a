import type { Unsupported } from '../provider.ts';

/** The issuer publishes no refunds (payments.md §6.2): money goes back by hand. */
export async function refundCharge(): Promise<Unsupported> {
  return { kind: 'unsupported' };
}
