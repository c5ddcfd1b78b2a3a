import type { Unsupported } from '../provider.ts';

/** AYA's gateway publishes no cancel (payments.md §3A): our pay page stops offering the form, and money that comes all the same counts. */
export async function closeCharge(): Promise<Unsupported> {
  return { kind: 'unsupported' };
}
