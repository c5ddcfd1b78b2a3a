import type { Unsupported } from '../provider.ts';

/** WavePay publishes no refunds (payments.md §2.5): money goes back by hand. */
export async function refundCharge(): Promise<Unsupported> {
  return { kind: 'unsupported' };
}
