import { emptyAccount, type Account } from './account.model.ts';
import { available, heldOf, postedBalance } from './change.ts';
import { isAccountCode, kindOfAccount, type AccountCode } from './chart-of-accounts.ts';
import { readEntryId } from './entry-id.ts';
import type { Entry } from './entry.model.ts';
import { CHAIN_START, chainAfter } from './entry-chain.ts';
import type { Report } from './finding.ts';
import { PENDING, POSTED } from './guard-account.ts';
import type { SealLine } from './seal.model.ts';
import { Walk, type Snapshot } from './snapshot.ts';

/**
 * Each account in turn: its entries numbered without a gap and in the order of time, every balance after them true, none below the limit, the
 * stored sums those of the entries, nothing free in what is closed, what is not sealed marked to be, and the chain of hashes where the last seal found it. Returns debits less credits over
 * all entries, and the accounts whose sealed history is another.
 */
export async function verifyAccounts(snapshot: Snapshot, seals: ReadonlyMap<AccountCode, SealLine>, report: Report): Promise<{ difference: number; changed: AccountCode[] }> {
  const entries = await Walk.start(snapshot.stream<Entry>('entries', { seq: { $exists: true } }, { _id: 1 }));
  const accounts = await Walk.start(snapshot.stream<Account>('accounts', {}, { _id: 1 }));
  const sealed = new Set(seals.keys());
  const changed: AccountCode[] = [];
  let difference = 0;
  while (entries.head || accounts.head) {
    const code = earlier(entries.head && accountOf(entries.head), accounts.head?._id);
    const counted = emptyAccount(code, new Date(0));
    const seal = seals.get(code);
    let chain = CHAIN_START;
    for (let entry = entries.head; entry && accountOf(entry) === code; entry = entries.head) {
      count(counted, entry, report);
      if (seal && counted.seq <= seal.seq) chain = chainAfter(chain, entry);
      await entries.advance();
    }
    if (seal && chain !== seal.hash) changed.push(code);
    sealed.delete(code);
    difference += counted.postedDebit - counted.postedCredit;
    const account = accounts.head?._id === code ? accounts.head : undefined;
    compare(account ?? emptyAccount(code, new Date(0)), counted, seal?.seq ?? 0, report);
    if (account) await accounts.advance();
  }
  return { difference, changed: [...changed, ...sealed] };
}

/** Adds an entry to what has been counted. */
function count(sum: Account, entry: Entry, report: Report): void {
  const account = sum._id;
  sum[POSTED[entry.side]] += entry.amount;
  sum[PENDING[entry.side]] += entry.pending ?? 0;
  sum.seq += 1;
  const place = readEntryId(entry._id);
  if (entry.seq !== sum.seq || place?.seq !== entry.seq || place.account !== entry.account || entry.balance !== postedBalance(sum) || (entry.held ?? 0) !== heldOf(sum)) {
    report({ what: 'entry_out_of_line', account, entry: entry._id });
    sum.seq = entry.seq ?? sum.seq; // what follows a gap is in line with it
  }
  const ordered = entry.code !== undefined; // moments of the first version's entries could run backwards
  if (ordered && ((sum.lastAt !== undefined && entry.at < sum.lastAt) || place?.moment !== entry.at.getTime())) report({ what: 'moment_wrong', account, entry: entry._id });
  sum.lastAt = entry.at;
  if (kindOfAccount(account).limit === 'not_below_zero' && available(sum) < 0) report({ what: 'below_zero', account, entry: entry._id });
}

function compare(stored: Account, counted: Account, sealed: number, report: Report): void {
  const account = stored._id;
  const sums = ['seq', 'postedDebit', 'postedCredit', 'pendingDebit', 'pendingCredit'] as const;
  if (sums.some((sum) => stored[sum] !== counted[sum])) report({ what: 'sums_differ', account, stored: postedBalance(stored), counted: postedBalance(counted) });
  if (stored.status === 'closed' && available(stored) !== 0) report({ what: 'money_in_closed_account', account, stored: available(stored) });
  if (stored.lastAt && counted.lastAt && stored.lastAt.getTime() !== counted.lastAt.getTime()) report({ what: 'moment_wrong', account });
  if (stored.unsealed !== true && stored.seq > sealed) report({ what: 'seal_forgotten', account });
}

/** In whose row it stands. */
function accountOf(entry: Entry): AccountCode {
  const account = readEntryId(entry._id)?.account;
  return account !== undefined && isAccountCode(account) ? account : entry.account;
}

function earlier(one: AccountCode | undefined, other: AccountCode | undefined): AccountCode {
  if (one === undefined || (other !== undefined && other < one)) {
    if (other === undefined) throw new Error('both streams are at their end');
    return other;
  }
  return one;
}
