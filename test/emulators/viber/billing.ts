import type { Person } from './person.ts';
import { refuse, type Refusal } from './statuses.ts';

/** Codes of `billing_status` (channels.md §1.8); 0 is the welcome message. */
export type BillingStatus = 0 | 1 | 2 | 3 | 4 | 5;

/**
 * The bot's commercial model. `billable` (since February 2024): sessions are free (2), outside them `freeMessages` are free
 * (4), then each is charged (5) while `balance` lasts, then status 24. `legacy`: sessions 1, outside them 3, then status 23.
 */
export class Billing {
  plan: 'billable' | 'legacy' = 'billable';
  /** Free messages outside a session that are left. Legacy bots begin a month with 10,000. */
  freeMessages = 0;
  /** Charged messages that the balance still pays. */
  balance = Number.MAX_SAFE_INTEGER;
  /** How many messages got each billing_status. */
  readonly counts: Record<BillingStatus, number> = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };

  /** Prices one message to the person at `now` (ms) and counts it, or refuses it. */
  charge(person: Person, now: number): BillingStatus | Refusal {
    const status = this.#price(person.inSession(now));
    if (typeof status === 'number') this.counts[status] += 1;
    return status;
  }

  /** Counts a welcome message, which is never billed. */
  countWelcome(): void {
    this.counts[0] += 1;
  }

  #price(inSession: boolean): BillingStatus | Refusal {
    const billable = this.plan === 'billable';
    if (inSession) return billable ? 2 : 1;
    if (this.freeMessages > 0) {
      this.freeMessages -= 1;
      return billable ? 4 : 3;
    }
    if (!billable) return refuse('freeMessagesExceeded', 'freeMessagesExceeded');
    if (this.balance <= 0) return refuse('noBalance', 'noBalance');
    this.balance -= 1;
    return 5;
  }
}
