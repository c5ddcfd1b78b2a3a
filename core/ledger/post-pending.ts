import type { Tx } from '../db/database.ts';
import type { Result } from '../errors.ts';
import { endPending } from './end-pending.ts';
import type { Receipt } from './receipt.ts';
import type { TransferRefusal } from './refusals.ts';

export interface PostPendingRequest {
  readonly key: string;
  /** The receipt number of the hold. */
  readonly pending: string;
  /** Kyat, at most what is held; all of it unless said. */
  readonly amount?: number;
}

/** Lets a hold happen, whole or in part; the rest is free again. The receipt is a new transfer's. Refuses as endPending does. */
export function postPending(tx: Tx, request: PostPendingRequest, chain?: string): Promise<Result<Receipt, TransferRefusal>> {
  return endPending(tx, { ...request, how: 'post', chain });
}
