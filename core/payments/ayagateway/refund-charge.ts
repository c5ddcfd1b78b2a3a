import type { Unsupported } from '../provider.ts';

/** AYA's gateway publishes no refunds (payments.md §3A): money goes back by hand. */
export async function refundCharge(): Promise<Unsupported> {
  return { kind: 'unsupported' };
}
