import type { AccountCode } from './chart-of-accounts.ts';

/** What may be wrong with the books, and where. */
export type Finding =
  /** The stored sums or the number of entries are not those of the entries. */
  | { readonly what: 'sums_differ'; readonly account: AccountCode; readonly stored: number; readonly counted: number }
  /** What the account holds is not what its open holds say. */
  | { readonly what: 'holds_differ'; readonly account: AccountCode; readonly stored: number; readonly counted: number }
  /** A number is missing or doubled, or the balance after an entry is not the sum so far. */
  | { readonly what: 'entry_out_of_line'; readonly account: AccountCode; readonly entry: string }
  | { readonly what: 'below_zero'; readonly account: AccountCode; readonly entry: string }
  /** An entry that has its number and waits to be folded all the same (it would count twice), or neither (never). */
  | { readonly what: 'fold_mark_wrong'; readonly account: AccountCode; readonly entry: string }
  /** The moment of the last entry is another, or moments run backwards. */
  | { readonly what: 'moment_wrong'; readonly account: AccountCode; readonly entry?: string }
  | { readonly what: 'orphan_entry'; readonly account: AccountCode; readonly entry: string }
  /** Free money in a wallet that was closed by a merge. */
  | { readonly what: 'money_in_closed_account'; readonly account: AccountCode; readonly stored: number }
  /** A wallet that is closed, open or leads elsewhere otherwise than its merge says. */
  | { readonly what: 'closing_wrong'; readonly account: AccountCode }
  /** A transfer without its two entries, or with others; one that says something else, or stands in a state that its kind cannot have. */
  | { readonly what: 'transfer_incomplete' | 'transfer_changed'; readonly transfer: string }
  /** A hold and the transfer that ended it, or a mistake and its reversal, do not name each other. */
  | { readonly what: 'link_broken'; readonly transfer: string }
  /** Debits are not credits, over everything. */
  | { readonly what: 'not_zero'; readonly difference: number }
  /** Sealed entries are not what they were. */
  | { readonly what: 'sealed_history_changed'; readonly account: AccountCode; readonly from: number; readonly to: number }
  | { readonly what: 'seal_broken'; readonly seal: number }
  /** There is more than is sealed, and nothing that says so: it would never be sealed. */
  | { readonly what: 'seal_forgotten'; readonly account: AccountCode };

/** Where findings go, as they are found. */
export type Report = (finding: Finding) => void;
