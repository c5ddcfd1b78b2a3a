import { refused, type Refused } from '../errors.ts';
import { emptyAccount, type Account } from './account.model.ts';
import { available, takenBy, type Change } from './change.ts';
import { kindOfAccount, type AccountCode } from './chart-of-accounts.ts';
import { PENDING, positionIn, POSTED, type GuardRefusal, type Position } from './guard-account.ts';

/** How one account has changed on a sheet: to be written on the condition that it still stands where it stood. */
export interface SheetLine {
  readonly before: Account;
  readonly after: Account;
  /** The account is new. */
  readonly opened: boolean;
}

/**
 * Accounts as a row of transfers finds them, one after the other, before anything is written: the rules of guardAccount, without the
 * database. Accounts that are folded later leave no line.
 */
export class AccountSheet {
  readonly #now: Date;
  readonly #before: ReadonlyMap<AccountCode, Account>;
  readonly #after = new Map<AccountCode, Account>();

  constructor(accounts: readonly Account[], now: Date) {
    this.#now = now;
    this.#before = new Map(accounts.map((account) => [account._id, account]));
  }

  /** Why a change cannot be, in the order in which guardAccount looks. */
  refusalOf(change: Change): Refused<GuardRefusal> | undefined {
    const account = this.#find(change.account);
    if (account?.status === 'closed' && !change.closedToo) return refused('account_closed', { account: change.account });
    const needed = takenBy(change);
    const there = account ? available(account) : 0;
    return needed > 0 && there < needed ? refused('insufficient_funds', { available: there, needed }) : undefined;
  }

  /** Books a change that is not refused, and says where its entry stands. */
  book({ account: code, side, amount, pending }: Change): Position | undefined {
    if (kindOfAccount(code).posting === 'folded') return undefined;
    const account = this.#find(code) ?? emptyAccount(code, this.#now);
    const lastAt = account.lastAt && account.lastAt > this.#now ? account.lastAt : this.#now;
    const after: Account = {
      ...account, [POSTED[side]]: account[POSTED[side]] + amount, [PENDING[side]]: account[PENDING[side]] + pending, seq: account.seq + 1, lastAt,
    };
    this.#after.set(code, after);
    return positionIn(after);
  }

  /** What has to be written. */
  lines(): SheetLine[] {
    return [...this.#after.values()].map((after) => {
      const before = this.#before.get(after._id);
      return { before: before ?? emptyAccount(after._id, this.#now), after, opened: before === undefined };
    });
  }

  #find(code: AccountCode): Account | undefined {
    return this.#after.get(code) ?? this.#before.get(code);
  }
}
