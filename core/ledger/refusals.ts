/**
 * Every "no" of the ledger: what it means, and whether the same request may be answered otherwise later. Refusals are values
 * (core/errors.ts) with these names; nothing has moved when one is returned, and the caller aborts its transaction.
 */
export const LEDGER_REFUSALS = {
  /** { available, needed } in kyat. The only one that time may change: money may come. */
  insufficient_funds: 'may_change',
  /** { account }: a wallet that became part of another; readWallet tells which. Never opens again. */
  account_closed: 'final',
  /** { account }: not in the chart of accounts. */
  account_unknown: 'final',
  same_account: 'final',
  /** Not a whole number of kyat from 1 to TRANSFER_AMOUNT_MAX. */
  amount_invalid: 'final',
  /** { field }: the key has been used for something else, and this is the first field that differs. */
  same_key_other_body: 'final',
  /** No such transfer, or one that was never pending. */
  pending_not_found: 'final',
  pending_already_posted: 'final',
  pending_already_voided: 'final',
  /** Its time is over; the money is free again, or will be at the next sweep. */
  pending_expired: 'final',
  /** { held }: more should be posted than was held. */
  exceeds_pending: 'final',
  /** The moment at which a hold should end has passed already. */
  expiry_invalid: 'final',
  transfer_not_found: 'final',
  already_reversed: 'final',
  /** A hold, its end, or a reversal: holds are voided, and a reversal is followed by a new transfer. */
  not_reversible: 'final',
} as const satisfies Record<string, 'final' | 'may_change'>;

export type TransferRefusal = keyof typeof LEDGER_REFUSALS;
