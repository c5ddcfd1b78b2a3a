import type { AccountCode } from '../../core/ledger/chart-of-accounts.ts';
import { trialBalance } from '../../core/ledger/trial-balance.ts';
import { verifyBooks } from '../../core/ledger/verify-books.ts';
import type { Desk } from './desk.ts';
import { expectBooks } from './expected-books.ts';
import type { Verdicts } from './judge.ts';
import type { Act } from './plan.ts';

/** The books are whole in themselves, and every account is what happened outside of them says. */
export async function judgeBooks(desk: Desk, acts: readonly Act[], members: readonly string[], verdicts: Verdicts): Promise<void> {
  const { reader } = desk.world;
  for (const finding of await verifyBooks(reader)) verdicts.books.push(JSON.stringify(finding));
  const expected = await expectBooks(desk, acts, members);
  const posted = new Map<AccountCode, number>();
  const held = new Map<AccountCode, number>();
  const trial = await trialBalance(reader);
  if (!trial.balanced) verdicts.books.push(`debits ${trial.debit}, credits ${trial.credit}, held ${trial.pendingDebit} and ${trial.pendingCredit}`);
  for (const { account, debit, credit, pendingDebit } of trial.accounts) {
    const owner = expected.owner(account);
    posted.set(owner, (posted.get(owner) ?? 0) + credit - debit);
    held.set(owner, (held.get(owner) ?? 0) + pendingDebit);
  }
  compare('holds', posted, expected.posted, verdicts);
  compare('has set aside', held, expected.held, verdicts);
}

function compare(what: string, found: ReadonlyMap<AccountCode, number>, expected: ReadonlyMap<AccountCode, number>, verdicts: Verdicts): void {
  for (const account of new Set([...found.keys(), ...expected.keys()])) {
    const [is, must] = [found.get(account) ?? 0, expected.get(account) ?? 0];
    if (is !== must) verdicts.books.push(`${account} ${what} ${is} kyat instead of ${must}`);
  }
}
