import type { CloseOutcome, KnownCharge } from '../provider.ts';
import { callMmqr } from './call.ts';
import type { MmqrParts } from './settings.ts';

/** `cancel`. The payer may still have won the race, so a query follows. An order that is over or unknown has nothing to close. */
export async function closeCharge(parts: MmqrParts, { chargeId }: KnownCharge): Promise<CloseOutcome> {
  const answer = await callMmqr(parts, 'cancel', chargeId);
  return answer.kind === 'unknown' ? answer : { kind: 'closed' };
}
