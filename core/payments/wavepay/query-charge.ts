import type { QueryOutcome, Unsupported } from '../provider.ts';

/**
 * WavePay publishes no way to ask how a payment stands (payments.md §2.5): its callback is the only word, and a lost one is found in
 * the statement file that a person uploads in the panel.
 */
export async function queryCharge(): Promise<QueryOutcome & Unsupported> {
  return { kind: 'unsupported' };
}
