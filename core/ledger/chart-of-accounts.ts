/** The two columns of double entry. */
export type Side = 'debit' | 'credit';

/**
 * What kind of account a code names.
 * `guarded`: its balance is one document, moved by one conditional update that also numbers the entry.
 * `folded`: a house account without a limit; its entries are only inserted and added up later (fold-entries.ts), so that the
 * account that takes part in every transfer is never a hot document.
 */
export interface AccountKind {
  /** The side on which the balance grows: debit for what we have, credit for what we owe or earned. */
  readonly normalSide: Side;
  readonly limit: 'none' | 'not_below_zero';
  readonly posting: 'guarded' | 'folded';
}

/** A member's wallet and a job's escrow: money that belongs to somebody else, so never less than nothing. */
const KEPT: AccountKind = { normalSide: 'credit', limit: 'not_below_zero', posting: 'guarded' };
const OURS: AccountKind = { normalSide: 'debit', limit: 'none', posting: 'folded' };
const OWED: AccountKind = { normalSide: 'credit', limit: 'none', posting: 'folded' };

/** The house's own accounts, each with what it stands for. */
const HOUSE = {
  /** Money that a provider of payments took for us and has not paid out yet; `manual` is our own till: transfers by hand. */
  'kbzpay:clearing': OURS,
  'wavepay:clearing': OURS,
  'ayagateway:clearing': OURS,
  'ayawallet:clearing': OURS,
  'mmqr:clearing': OURS,
  'manual:clearing': OURS,
  /** Withdrawals on their way: owed to members until a person has paid them out of the clearing account. */
  'payout:kbzpay': OWED,
  'payout:wavepay': OWED,
  'payout:ayapay': OWED,
  'payout:manual': OWED,
  /** Earned by featuring jobs, by hiring fees, by the platform's share of bounties. */
  'revenue:featured': OWED,
  'revenue:hiring': OWED,
  'revenue:bounty': OWED,
  /** Money that arrived and whose owner a person must decide (wrong amount, unknown order). */
  suspense: OWED,
  /** The other side of corrections by hand: what we gave away or took back. */
  adjustments: OURS,
} as const satisfies Record<string, AccountKind>;

export type HouseAccount = keyof typeof HOUSE;
export type AccountCode = HouseAccount | `member:${string}` | `escrow:${string}`;

/** The codes of all house accounts, for reports and folding. */
export const houseAccounts: readonly HouseAccount[] = Object.keys(HOUSE).filter(isHouse);

/** The wallet of a member. */
export function memberWallet(member: string): AccountCode {
  return `member:${member}`;
}

/** What an employer has put aside for one job: bounties and hiring fees. */
export function jobEscrow(job: string): AccountCode {
  return `escrow:${job}`;
}

/** The kind of the account that a code names. */
export function kindOfAccount(code: AccountCode): AccountKind {
  return isHouse(code) ? HOUSE[code] : KEPT;
}

/** True for a code that this chart knows: everything else is refused at the border. */
export function isAccountCode(code: string): code is AccountCode {
  return isHouse(code) || /^(member|escrow):[\w-]{1,64}$/.test(code);
}

function isHouse(code: string): code is HouseAccount {
  return Object.hasOwn(HOUSE, code);
}
