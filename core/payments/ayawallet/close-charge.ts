import type { Unsupported } from '../provider.ts';

/** AYA's wallet API publishes no cancel (payments.md §3B): a QR ends by its `timelimit`. */
export async function closeCharge(): Promise<Unsupported> {
  return { kind: 'unsupported' };
}
