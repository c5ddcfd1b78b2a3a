import { writeCsv } from '../../core/csv/write-csv.ts';
import { readRecords } from '../../core/csv/read-csv.ts';
import { BATCH_COLUMNS, writeBatchFile } from '../../core/withdrawals/export-batch.ts';
import { readResults } from '../../core/withdrawals/read-results.ts';
import { payoutWays } from '../../core/withdrawals/withdrawal-rules.ts';
import { Withdrawals, type Withdrawal } from '../../core/withdrawals/withdrawal.model.ts';
import { act, listed, twice, type Desk } from './desk.ts';
import { payoutNumber } from './truth.ts';

/** Withdrawals: agreed to by one or two people, exported in batches, paid by hand or by a file that is applied twice, or found impossible. */
export async function decideWithdrawals(desk: Desk): Promise<void> {
  const { world: { reader }, chance, one, two, thorough = false } = desk;
  const waiting = await listed(Withdrawals(reader).find({ state: 'requested' }).limit(thorough ? 200 : 8).lean<Withdrawal[]>());
  for (const { _id: withdrawal } of waiting) {
    if (!thorough && chance.happens(0.3)) continue;
    if (chance.happens(0.1)) {
      await fail(desk, withdrawal);
      continue;
    }
    await twice(desk, 'approveWithdrawal', { withdrawal, by: one });
    await act(desk, 'approveWithdrawal', { withdrawal, by: two });
  }
  await payByHand(desk);
  for (const way of payoutWays) if (thorough || chance.happens(0.3)) await twice(desk, 'exportBatch', { way, by: one });
  const batches = await listed(Withdrawals(reader).distinct('batch', { state: 'batched' }));
  for (const batch of batches) if (typeof batch === 'string' && (thorough || chance.happens(0.7))) await applyBatch(desk, batch);
}

/** A few are paid one by one, before any file. */
async function payByHand(desk: Desk): Promise<void> {
  const { world: { reader }, chance, two } = desk;
  const approved = await listed(Withdrawals(reader).find({ state: 'approved' }).limit(6).lean<Withdrawal[]>());
  for (const { _id: withdrawal } of approved) {
    if (!chance.happens(0.3)) continue;
    if (decision(desk, withdrawal) === 'paid') await twice(desk, 'confirmPayout', { withdrawal, by: two, reference: payoutNumber(withdrawal) });
    else await act(desk, 'refuseWithdrawal', { withdrawal, by: two, reason: 'wallet_full' });
  }
}

/** The file of a batch comes back, filled in by whoever paid; both people upload it at the same moment, and one of them once more. */
async function applyBatch(desk: Desk, batch: string): Promise<void> {
  const file = await writeBatchFile(desk.world.reader, batch).catch(() => undefined);
  if (file === undefined) return;
  const text = writeCsv(BATCH_COLUMNS, (readRecords(file) ?? []).map((line) => {
    const number = line['number'] ?? '';
    const paid = decision(desk, number) === 'paid';
    return BATCH_COLUMNS.map((column) => ({ ...line, reference: paid ? payoutNumber(number) : '', result: paid ? 'paid' : 'failed' } as Readonly<Record<string, string>>)[column] ?? '');
  }));
  await Promise.all([applyFile(desk, batch, text, desk.one), applyFile(desk, batch, text, desk.two)]);
  await applyFile(desk, batch, text, desk.one);
}

/** As the panel applies a file (admin/pages/payout-batches.ts): each line by itself. */
async function applyFile(desk: Desk, batch: string, text: string, by: string): Promise<void> {
  const lines = await readResults(desk.world.reader, { batch, text }).catch(() => undefined);
  for (const line of lines ?? []) {
    if (line.what === 'pay') await act(desk, 'confirmPayout', { withdrawal: line.number, by, reference: line.reference });
    else if (line.what === 'fail') await act(desk, 'refuseWithdrawal', { withdrawal: line.number, by, reason: line.reason });
  }
}

/** Whoever pays has paid it, or cannot: that stays so. */
function decision({ chance, truth }: Desk, withdrawal: string): 'paid' | 'failed' {
  const found = truth.payouts.get(withdrawal) ?? (chance.happens(0.8) ? 'paid' : 'failed');
  truth.payouts.set(withdrawal, found);
  return found;
}

async function fail(desk: Desk, withdrawal: string): Promise<void> {
  desk.truth.payouts.set(withdrawal, 'failed');
  await act(desk, 'refuseWithdrawal', { withdrawal, by: desk.two, reason: 'suspicious' });
}
