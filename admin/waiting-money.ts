import { listCorrections } from '../core/corrections/list-corrections.ts';
import type { Reader } from '../core/db/database.ts';
import { listHireCases } from '../core/hires/list-cases.ts';
import { listWaitingIdentities } from '../core/identity/read-identity.ts';
import { listOpenCases } from '../core/payments/open-case.ts';
import { listPinResets } from '../core/pin/read-pin.ts';
import { listRefunds } from '../core/refunds/list-refunds.ts';
import { listOpenSlips } from '../core/slips/read-slips.ts';
import { listWithdrawals } from '../core/withdrawals/read-withdrawals.ts';

/** How much waits for a person on each page of the money role, by its path; pages without anything are left out. What a list shows is what counts. */
export async function countWaitingMoney(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const [cases, slips, refunds, corrections, withdrawals, documents, resets, hires] = await Promise.all([
    listOpenCases(reader), listOpenSlips(reader), listRefunds(reader), listCorrections(reader), listWithdrawals(reader, ['requested', 'approved']),
    listWaitingIdentities(reader), listPinResets(reader), listHireCases(reader),
  ]);
  const found: [string, number][] = [
    ['/admin/money', cases.length], ['/admin/money/slips', slips.length], ['/admin/money/refunds', refunds.open.length], ['/admin/money/corrections', corrections.open.length],
    ['/admin/money/withdrawals', withdrawals.length], ['/admin/money/identities', documents.length + resets.length],
    ['/admin/rewards', Object.values(hires).reduce((sum, { length }) => sum + length, 0)],
  ];
  return new Map(found.filter(([, count]) => count > 0));
}
