import type { Reader } from '../db/database.ts';
import type { Finding } from './finding.ts';
import { atOneMoment } from './snapshot.ts';
import { verifyAccounts } from './verify-accounts.ts';
import { verifyHolds } from './verify-holds.ts';
import { verifyMarks } from './verify-marks.ts';
import { locateChange, verifySeals, type SealedState } from './verify-seals.ts';
import { verifyTransfers } from './verify-transfers.ts';

export type { Finding } from './finding.ts';

const FINDINGS_MAX = 1_000;

export interface Verdict {
  /** What is wrong and where, at most the first thousand; empty is a clean bill. */
  readonly findings: readonly Finding[];
  /** The newest seal. Kept elsewhere, it proves later that nobody began the chain anew. */
  readonly seal?: SealedState['last'];
}

/**
 * Recomputes the books from their entries, at one instant: balances are the entries' sums, debits are credits, what is held is what the open
 * holds say, no entry or transfer stands alone, and sealed history is what it was. Reads everything in order, a few documents in
 * memory at a time: for the operator, tests and the simulation, not for a request.
 */
export async function judgeBooks(reader: Reader): Promise<Verdict> {
  return atOneMoment(reader, async (snapshot) => {
    const findings: Finding[] = [];
    const report = (finding: Finding): void => { if (findings.length < FINDINGS_MAX) findings.push(finding); };
    const seals = await verifySeals(snapshot, report);
    const { difference, changed } = await verifyAccounts(snapshot, seals.lines, report);
    for (const account of changed) await locateChange(snapshot, account, report);
    const total = difference + await verifyHolds(snapshot, report);
    await verifyTransfers(snapshot, report);
    await verifyMarks(snapshot, report);
    if (total !== 0) report({ what: 'not_zero', difference: total });
    return { findings, ...(seals.last && { seal: seals.last }) };
  });
}

/** What is wrong with the books and where; an empty list is a clean bill. */
export async function verifyBooks(reader: Reader): Promise<Finding[]> {
  return [...(await judgeBooks(reader)).findings];
}
