import type { Unsupported } from '../provider.ts';

/** WavePay publishes no way to cancel (payments.md §2.5): a charge ends by itself after at most ten minutes. */
export async function closeCharge(): Promise<Unsupported> {
  return { kind: 'unsupported' };
}
