import type { TextKey } from '../language/keys.ts';

/**
 * Why money moves: every code with the words of its statement line. The one table of transfer codes (docs/money.md says which
 * accounts each goes between); a code is never taken away, because old transfers carry it.
 */
export const TRANSFER_CODES = {
  /** clearing → wallet: a member paid in. */
  topup: 'wallet:entry.topup',
  /** wallet → clearing: a top-up that the provider gives back to the payer. */
  topup_refund: 'ledger:entry.topup_refund',
  /** clearing → suspense: money whose owner a person must decide. */
  suspense: 'wallet:entry.suspense',
  /** suspense → wallet: the person has decided. */
  suspense_release: 'ledger:entry.suspense_release',
  /** suspense → clearing: given back to the payer. */
  suspense_refund: 'ledger:entry.suspense_refund',
  /** wallet → revenue:featured. */
  feature: 'wallet:entry.feature',
  /** wallet → wallet of the person that it became. */
  merge: 'wallet:entry.merge',
  /** wallet → escrow: bounty and fee of one opening. */
  bounty_hold: 'ledger:entry.bounty_hold',
  /** escrow → wallet: what a job did not use. */
  bounty_return: 'ledger:entry.bounty_return',
  /** escrow → revenue:hiring. */
  hiring_fee: 'ledger:entry.hiring_fee',
  /** escrow → wallet of the referrer. */
  reward: 'ledger:entry.reward',
  /** escrow → revenue:bounty. */
  bounty_share: 'ledger:entry.bounty_share',
  /** wallet → payout: held while it is paid, posted when it is. */
  withdraw: 'ledger:entry.withdraw',
  /** payout → clearing: the money has left our account with the provider. */
  payout_settled: 'ledger:entry.payout_settled',
  /** Any two accounts, by two people of the money role. */
  correction: 'ledger:entry.correction',
  /** The way back of a transfer that was a mistake. */
  reversal: 'ledger:entry.reversal',
} as const satisfies Record<string, TextKey>;

export type TransferCode = keyof typeof TRANSFER_CODES;

/** All transfer codes, for schemas and reports. */
export const transferCodes: readonly TransferCode[] = Object.keys(TRANSFER_CODES).filter(isTransferCode);

function isTransferCode(code: string): code is TransferCode {
  return Object.hasOwn(TRANSFER_CODES, code);
}
