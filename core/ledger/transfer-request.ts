import { createHash } from 'node:crypto';
import { refused, type Refused } from '../errors.ts';
import { isAccountCode, type AccountCode } from './chart-of-accounts.ts';
import type { TransferRefusal } from './refusals.ts';
import { TRANSFER_CODES, type TransferCode } from './transfer-codes.ts';
import type { Transfer } from './transfer.model.ts';

/** What a caller asks of the ledger. */
export interface TransferRequest {
  /**
   * The idempotency key: one per cause (`topup:ORDER`). The same key with the same body is the same transfer. A new try after a
   * refusal that was remembered is a new cause and wants a new key.
   */
  readonly key: string;
  readonly code: TransferCode;
  readonly debit: AccountCode;
  readonly credit: AccountCode;
  /** Kyat, a whole number above zero. */
  readonly amount: number;
  readonly reference: string;
  /** The words of its statement line, when they are not the usual ones of its code. */
  readonly textKey?: string;
  /**
   * Present: the money is only held, until postPending, voidPending, or `expiresAt`. That moment is part of the body: take it from the
   * cause (a stored date), not from now, or a repeat differs.
   */
  readonly pending?: { readonly expiresAt?: Date };
}

/** The most that one transfer may move, in kyat: far above any use, far below where sums lose exactness. */
export const TRANSFER_AMOUNT_MAX = 100_000_000_000;

/** What is the same in a request and in its repeat. */
export type TransferBody = Pick<Transfer, 'code' | 'debit' | 'credit' | 'amount' | 'reference' | 'textKey'>
  & Partial<Pick<Transfer, 'kind' | 'dueAt' | 'pending' | 'reverses' | 'reason'>>;

const BODY = ['code', 'debit', 'credit', 'amount', 'reference', 'textKey'] as const;
const MORE = ['kind', 'pending', 'dueAt', 'reverses', 'reason'] as const;

/** The body of a request as it is stored. */
export function bodyOf(request: TransferRequest): TransferBody {
  const { code, debit, credit, amount, reference, textKey = TRANSFER_CODES[code], pending } = request;
  return {
    code, debit, credit, amount, reference, textKey,
    kind: pending ? 'pending' : 'plain', ...(pending?.expiresAt && { dueAt: pending.expiresAt }),
  };
}

/** What is wrong with a request whatever the books say: amount_invalid, account_unknown { account }, same_account. */
export function checkRequest({ debit, credit, amount }: Pick<TransferRequest, 'debit' | 'credit' | 'amount'>): Refused<TransferRefusal> | undefined {
  if (!isAmount(amount)) return refused('amount_invalid');
  for (const account of [debit, credit]) if (!isAccountCode(account)) return refused('account_unknown', { account });
  return debit === credit ? refused('same_account') : undefined;
}

/** True for whole kyat from 1 to the most that a transfer may move. */
export function isAmount(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount > 0 && amount <= TRANSFER_AMOUNT_MAX;
}

/** A digest of everything in the body. A plain transfer's is that of the first version. */
export function fingerprintOf(body: TransferBody): string {
  const { kind = 'plain' } = body;
  const fields = kind === 'plain' ? BODY : [...BODY, ...MORE];
  return createHash('sha256').update(JSON.stringify(fields.map((field) => body[field] ?? null))).digest('hex').slice(0, 32);
}

/** The first field in which a body differs from the transfer that its key made before; `undefined` when it repeats it. */
export function differingField(body: TransferBody, transfer: Transfer): string | undefined {
  if (fingerprintOf(body) === transfer.fingerprint) return undefined;
  const before: TransferBody = { ...transfer, kind: transfer.kind ?? 'plain' };
  return [...BODY, ...MORE].find((field) => plain(body[field]) !== plain(before[field])) ?? 'body';
}

function plain(value: string | number | Date | undefined): string | number | undefined {
  return value instanceof Date ? value.getTime() : value;
}
