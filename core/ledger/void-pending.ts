import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { endPending } from './end-pending.ts';
import type { Receipt } from './receipt.ts';
import type { TransferRefusal } from './refusals.ts';

export interface VoidPendingRequest {
  readonly key: string;
  /** The receipt number of the hold. */
  readonly pending: string;
}

/** Gives a hold up: the money is free again. Refuses as endPending does. */
export function voidPending(tx: Tx, { key, pending }: VoidPendingRequest, chain?: string): Promise<Result<Receipt, TransferRefusal>> {
  return endPending(tx, { key, pending, how: 'void', chain });
}
