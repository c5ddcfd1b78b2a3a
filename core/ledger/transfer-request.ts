import { createHash } from 'node:crypto';
import type { AccountCode } from './chart-of-accounts.ts';
import type { Transfer, TransferCode } from './transfer.model.ts';

/** What a caller asks of the ledger. */
export interface TransferRequest {
  /** The idempotency key: one per cause (`topup:ORDER`). The same key with the same body is the same transfer. */
  readonly key: string;
  readonly code: TransferCode;
  readonly debit: AccountCode;
  readonly credit: AccountCode;
  /** Kyat, a whole number above zero. */
  readonly amount: number;
  readonly reference: string;
  readonly textKey: string;
}

/** The most that one transfer may move, in kyat: far above any use, far below where sums lose exactness. */
export const TRANSFER_AMOUNT_MAX = 100_000_000_000;

const BODY = ['code', 'debit', 'credit', 'amount', 'reference', 'textKey'] as const;

/** A digest of everything in the request but its key. */
export function fingerprintOf(request: Omit<TransferRequest, 'key'>): string {
  return createHash('sha256').update(JSON.stringify(BODY.map((field) => request[field]))).digest('hex').slice(0, 32);
}

/** The first field in which a request differs from the transfer that its key made before; `undefined` when it repeats it. */
export function differingField(request: TransferRequest, transfer: Transfer): string | undefined {
  if (fingerprintOf(request) === transfer.fingerprint) return undefined;
  return BODY.find((field) => request[field] !== transfer[field]) ?? 'body';
}
