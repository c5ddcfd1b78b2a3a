import type { AccountCode } from './chart-of-accounts.ts';
import { idsOf } from './entry-id.ts';
import type { Entry } from './entry.model.ts';
import { CHAIN_START, chainAfter, hashOfSeal } from './entry-chain.ts';
import type { Report } from './finding.ts';
import type { Seal, SealedAccount, SealLine } from './seal.model.ts';
import type { Snapshot } from './snapshot.ts';

/** What the seals say: the newest line of every account, and the newest seal. */
export interface SealedState {
  readonly lines: ReadonlyMap<AccountCode, SealLine>;
  readonly last?: { readonly seal: number; readonly hash: string };
}

/** Each seal: numbered without a gap, chained to the one before, its own hash true, no account going back. */
export async function verifySeals(snapshot: Snapshot, report: Report): Promise<SealedState> {
  const lines = new Map<AccountCode, SealLine>();
  let last: Pick<Seal, '_id' | 'hash'> = { _id: 0, hash: CHAIN_START };
  for (const seals = snapshot.stream<Seal>('seals', {}, { _id: 1 }); ;) {
    const next = await seals.next();
    if (next.done === true) break;
    const seal: Seal = next.value;
    const whole = seal._id === last._id + 1 && seal.previous === last.hash && hashOfSeal(seal) === seal.hash
      && seal.lines.every(({ account, seq }) => seq > (lines.get(account)?.seq ?? 0));
    if (!whole) report({ what: 'seal_broken', seal: seal._id });
    for (const line of seal.lines) lines.set(line.account, line);
    last = seal;
  }
  const newest = [...lines.values()].toSorted((a, b) => (a.account < b.account ? -1 : 1));
  const states = await snapshot.aggregate<SealedAccount>('sealed_accounts', [{ $sort: { _id: 1 } }]);
  const agrees = states.length === newest.length && states.every(({ _id, seq, hash }, n) => newest[n]?.account === _id && newest[n]?.seq === seq && newest[n]?.hash === hash);
  if (!agrees) report({ what: 'seal_broken', seal: last._id });
  return { lines, ...(last._id > 0 && { last: { seal: last._id, hash: last.hash } }) };
}

/** Between which two seals an account's history was changed. */
export async function locateChange(snapshot: Snapshot, account: AccountCode, report: Report): Promise<void> {
  const marks = await snapshot.aggregate<SealLine>('seals', [
    { $match: { 'lines.account': account } }, { $sort: { _id: 1 } }, { $unwind: '$lines' }, { $replaceRoot: { newRoot: '$lines' } }, { $match: { account } },
  ]);
  const entries = snapshot.stream<Entry>('entries', { _id: idsOf(account) }, { _id: 1 });
  let chain = CHAIN_START;
  let counted = 0;
  for (const { seq, hash } of marks) {
    const from = counted + 1;
    for (; counted < seq; counted++) {
      const next = await entries.next();
      if (next.done === true) break;
      chain = chainAfter(chain, next.value);
    }
    if (chain !== hash) return report({ what: 'sealed_history_changed', account, from, to: seq });
  }
}
