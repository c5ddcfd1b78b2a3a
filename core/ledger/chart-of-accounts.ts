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

const MEMBER_WALLET: AccountKind = { normalSide: 'credit', limit: 'not_below_zero', posting: 'guarded' };

/** The house's own accounts, each with what it stands for. */
const HOUSE = {
  /** Money that KBZPay took for us and has not paid out yet. */
  'kbzpay:clearing': { normalSide: 'debit', limit: 'none', posting: 'folded' },
  /** Earned by featuring jobs. */
  'revenue:featured': { normalSide: 'credit', limit: 'none', posting: 'folded' },
  /** Money that arrived and whose owner a person must decide (wrong amount, unknown order). */
  suspense: { normalSide: 'credit', limit: 'none', posting: 'folded' },
} as const satisfies Record<string, AccountKind>;

export type HouseAccount = keyof typeof HOUSE;
export type AccountCode = HouseAccount | `member:${string}`;

/** The codes of all house accounts, for reports and folding. */
export const houseAccounts: readonly HouseAccount[] = ['kbzpay:clearing', 'revenue:featured', 'suspense'];

/** The wallet of a member. */
export function memberWallet(member: string): AccountCode {
  return `member:${member}`;
}

/** The kind of the account that a code names. */
export function kindOfAccount(code: AccountCode): AccountKind {
  return isHouse(code) ? HOUSE[code] : MEMBER_WALLET;
}

/** True for a code that this chart knows: everything else is refused at the border. */
export function isAccountCode(code: string): code is AccountCode {
  return isHouse(code) || /^member:[\w-]{1,64}$/.test(code);
}

function isHouse(code: string): code is HouseAccount {
  return Object.hasOwn(HOUSE, code);
}
